namespace WorkOrders.Application.WorkOrders.AllowedStatuses;

/// <summary>A status that follows the status of an order.</summary>
/// <param name="Id">The id of the status.</param>
/// <param name="Code">The code of the status; null if it has none.</param>
/// <param name="Name">The name of the status.</param>
/// <param name="Allowed">Whether the order can get the status now.</param>
/// <param name="Unmet">The conditions that are not met, in words; empty if the status is allowed.</param>
public sealed record AllowedStatus(Guid Id, string? Code, string? Name, bool Allowed, IReadOnlyList<string> Unmet);
