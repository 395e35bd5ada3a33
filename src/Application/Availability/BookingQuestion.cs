using WorkOrders.Application.References;

namespace WorkOrders.Application.Availability;

/// <summary>
/// A query for the bookings of a user, and of the team that the user leads, in a time range. The results are
/// of type <see cref="BookedTime"/>.
/// </summary>
/// <param name="UserId">The id of the user; null if the key is given.</param>
/// <param name="UserKey">The key of the user; null if the id is given.</param>
/// <param name="From">The start of the range (UTC).</param>
/// <param name="To">The end of the range (UTC), exclusive.</param>
public readonly record struct BookingQuestion(Guid? UserId, string? UserKey, DateTimeOffset From, DateTimeOffset To) : ILookupQuestion;
