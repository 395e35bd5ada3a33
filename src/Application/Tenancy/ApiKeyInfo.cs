namespace WorkOrders.Application.Tenancy;

/// <summary>An API key as listed: never its secret.</summary>
/// <param name="Label">What it is for.</param>
/// <param name="CreatedAt">When it was made, UTC.</param>
/// <param name="RevokedAt">Since when it is refused, UTC; null while it is live.</param>
public sealed record ApiKeyInfo(string Label, DateTime CreatedAt, DateTime? RevokedAt);
