using WorkOrders.Application.References;

namespace WorkOrders.Application.Availability;

/// <summary>A time for which a technician is already booked.</summary>
/// <param name="WorkOrderId">The work order.</param>
/// <param name="Reference">The order's key in other systems or, without one, its running number.</param>
/// <param name="UserId">The technician.</param>
/// <param name="From">Its start (UTC).</param>
/// <param name="To">Its end (UTC), exclusive.</param>
/// <param name="IsFirm">Whether it is planned; otherwise it is only suggested.</param>
public sealed record BookedTime(Guid WorkOrderId, string? Reference, Guid UserId, DateTimeOffset From, DateTimeOffset To, bool IsFirm)
    : ILookupAnswer
{
    /// <inheritdoc/>
    Guid ILookupAnswer.SubjectId => UserId;
}
