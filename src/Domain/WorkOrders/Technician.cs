namespace WorkOrders.Domain.WorkOrders;

/// <summary>The user who is suggested for an order.</summary>
/// <param name="Id">The user.</param>
/// <param name="Archived">Whether the user has left.</param>
/// <param name="Disabled">Whether the user is switched off.</param>
/// <param name="Team">The users led, if any, that can be planned: each is planned along with the leader.</param>
public sealed record Technician(Guid Id, bool Archived, bool Disabled, IReadOnlyList<Guid> Team);
