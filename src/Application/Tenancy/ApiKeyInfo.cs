namespace WorkOrders.Application.Tenancy;

/// <summary>An API key in a list, without its secret.</summary>
/// <param name="Label">The purpose of the key.</param>
/// <param name="CreatedAt">The time of creation (UTC).</param>
/// <param name="RevokedAt">The time of revocation (UTC), after which the key is refused; null while the key is active.</param>
/// <param name="Technician">
/// The code, or else the id, of the technician to whom the key belongs; null if it is not linked to a technician.
/// </param>
/// <param name="Role">The name of the role.</param>
public sealed record ApiKeyInfo(string Label, DateTime CreatedAt, DateTime? RevokedAt, string? Technician, string Role);
