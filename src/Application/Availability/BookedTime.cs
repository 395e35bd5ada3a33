using WorkOrders.Application.References;

namespace WorkOrders.Application.Availability;

/// <summary>A period for which a technician is already booked.</summary>
/// <param name="WorkOrderId">The work order.</param>
/// <param name="Reference">The key of the order in other systems, or the order number if it has no key.</param>
/// <param name="UserId">The technician.</param>
/// <param name="From">The start (UTC).</param>
/// <param name="To">The end (UTC), exclusive.</param>
/// <param name="IsFirm">Whether the work is planned; false if it is only suggested.</param>
public sealed record BookedTime(Guid WorkOrderId, string? Reference, Guid UserId, DateTimeOffset From, DateTimeOffset To, bool IsFirm)
    : ILookupAnswer
{
    /// <inheritdoc/>
    Guid ILookupAnswer.SubjectId => UserId;
}
