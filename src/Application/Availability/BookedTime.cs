namespace WorkOrders.Application.Availability;

/// <summary>Something a user has to do already.</summary>
/// <param name="WorkOrderId">The order.</param>
/// <param name="Reference">Its key in other systems, or its running number.</param>
/// <param name="UserId">Who has to do it.</param>
/// <param name="From">From when (UTC).</param>
/// <param name="To">To when (UTC), exclusive.</param>
/// <param name="IsFirm">Whether it is planned, not merely suggested.</param>
public sealed record BookedTime(Guid WorkOrderId, string? Reference, Guid UserId, DateTimeOffset From, DateTimeOffset To, bool IsFirm);
