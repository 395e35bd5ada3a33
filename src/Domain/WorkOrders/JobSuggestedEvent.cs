using MediatR;

namespace WorkOrders.Domain.WorkOrders;

/// <summary>A work order was created as suggested, with a technician and a start.</summary>
/// <param name="WorkOrderId">The order.</param>
/// <param name="TechnicianId">The suggested technician.</param>
/// <param name="Team">The users that the technician leads, who are planned too.</param>
/// <param name="Start">The start (UTC).</param>
/// <param name="Minutes">The duration.</param>
public sealed record JobSuggestedEvent(Guid WorkOrderId, Guid TechnicianId, IReadOnlyList<Guid> Team, DateTimeOffset Start, int Minutes)
    : INotification;
