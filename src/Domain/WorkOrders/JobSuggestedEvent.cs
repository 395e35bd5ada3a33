using MediatR;

namespace WorkOrders.Domain.WorkOrders;

/// <summary>A work order was created as suggested, with a technician and a start.</summary>
/// <param name="WorkOrderId">The order.</param>
/// <param name="TechnicianId">Who is suggested.</param>
/// <param name="Team">Those the technician leads, planned along.</param>
/// <param name="Start">From when (UTC).</param>
/// <param name="Minutes">For how long.</param>
public sealed record JobSuggestedEvent(Guid WorkOrderId, Guid TechnicianId, IReadOnlyList<Guid> Team, DateTimeOffset Start, int Minutes) : INotification;
