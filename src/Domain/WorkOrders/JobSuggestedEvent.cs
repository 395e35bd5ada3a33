using MediatR;

namespace WorkOrders.Domain.WorkOrders;

/// <summary>A technician and a start are suggested for a work order, or another suggestion replaces an earlier one.</summary>
/// <param name="WorkOrderId">The id of the order.</param>
/// <param name="TechnicianId">The id of the suggested technician.</param>
/// <param name="Team">The ids of the users in the technician's team, who are also planned.</param>
/// <param name="Start">The start (UTC).</param>
/// <param name="Minutes">The duration in minutes.</param>
public sealed record JobSuggestedEvent(Guid WorkOrderId, Guid TechnicianId, IReadOnlyList<Guid> Team, DateTimeOffset Start, int Minutes)
    : INotification;
