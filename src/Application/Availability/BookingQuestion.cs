using WorkOrders.Application.References;

namespace WorkOrders.Application.Availability;

/// <summary>
/// Asks for the bookings of a user, and of the team that the user leads, in a time range. Answered by <see cref="BookedTime"/>.
/// </summary>
/// <param name="UserId">The user's id; null when the key is given.</param>
/// <param name="UserKey">The user's key; null when the id is given.</param>
/// <param name="From">The start of the range (UTC).</param>
/// <param name="To">Its end (UTC), exclusive.</param>
public readonly record struct BookingQuestion(Guid? UserId, string? UserKey, DateTimeOffset From, DateTimeOffset To) : ILookupQuestion;
