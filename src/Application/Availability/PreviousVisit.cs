using WorkOrders.Application.References;

namespace WorkOrders.Application.Availability;

/// <summary>A technician of the last visit to a project.</summary>
/// <param name="ProjectId">The id of the project.</param>
/// <param name="UserId">The id of the technician.</param>
public sealed record PreviousVisit(Guid ProjectId, Guid UserId) : ILookupAnswer
{
    /// <inheritdoc/>
    Guid ILookupAnswer.SubjectId => ProjectId;
}
