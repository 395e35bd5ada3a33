namespace WorkOrders.Application.Tenancy;

/// <summary>An API key in a list, without its secret.</summary>
/// <param name="Label">The purpose of the key.</param>
/// <param name="CreatedAt">The time of creation (UTC).</param>
/// <param name="RevokedAt">The time of revocation (UTC), after which the key is refused; null while the key is active.</param>
public sealed record ApiKeyInfo(string Label, DateTime CreatedAt, DateTime? RevokedAt);
