namespace WorkOrders.Domain.WorkOrders;

/// <summary>The user who is suggested for an order.</summary>
/// <param name="Id">The id of the user.</param>
/// <param name="Archived">Whether the user is archived.</param>
/// <param name="Disabled">Whether the user is disabled.</param>
/// <param name="Team">The ids of the users in the technician's team, without archived and disabled users. They are also planned.</param>
public sealed record Technician(Guid Id, bool Archived, bool Disabled, IReadOnlyList<Guid> Team);
