using WorkOrders.Application.References;

namespace WorkOrders.Application.Availability;

/// <summary>
/// A query for the technicians of the last visit to a project. Only the newest orders of the project are searched. The results are of type
/// <see cref="PreviousVisit"/>.
/// </summary>
/// <param name="ProjectId">The id of the project.</param>
/// <param name="Before">Only visits that began before this time are considered (UTC).</param>
public readonly record struct PreviousVisitQuestion(Guid ProjectId, DateTimeOffset Before) : ILookupQuestion
{
    /// <summary>The number of orders of a project that are searched.</summary>
    public const int MaxOrders = 200;
}
