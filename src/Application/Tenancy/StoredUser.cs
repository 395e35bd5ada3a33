namespace WorkOrders.Application.Tenancy;

/// <summary>A stored API user.</summary>
/// <param name="Caller">The caller of a request whose password matches.</param>
/// <param name="PasswordHash">The hash that the password is verified against; see <see cref="IPasswordHasher"/>.</param>
public sealed record StoredUser(Caller Caller, string PasswordHash);
