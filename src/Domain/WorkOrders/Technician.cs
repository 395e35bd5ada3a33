namespace WorkOrders.Domain.WorkOrders;

/// <summary>The user suggested for an order.</summary>
/// <param name="Id">The user.</param>
/// <param name="Archived">Whether the user has left.</param>
/// <param name="Disabled">Whether the user is disabled.</param>
/// <param name="Team">The users that the technician leads and that can be planned; they are planned too.</param>
public sealed record Technician(Guid Id, bool Archived, bool Disabled, IReadOnlyList<Guid> Team);
