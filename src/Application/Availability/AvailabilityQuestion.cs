using WorkOrders.Application.References;

namespace WorkOrders.Application.Availability;

/// <summary>
/// A query for everything about a user, and about the team that the user leads, that planning in a time range reads. The results are of
/// type <see cref="TechnicianAvailability"/>.
/// </summary>
/// <param name="UserId">The id of the user; null if the key is given.</param>
/// <param name="UserKey">The key of the user; null if the id is given.</param>
/// <param name="From">The start of the range (UTC).</param>
/// <param name="To">The end of the range (UTC), exclusive.</param>
public readonly record struct AvailabilityQuestion(Guid? UserId, string? UserKey, DateTimeOffset From, DateTimeOffset To)
    : ILookupQuestion;
