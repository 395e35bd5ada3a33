namespace WorkOrders.Application.Tenancy;

/// <summary>An API user as stored.</summary>
/// <param name="Caller">Who a request is from when the password is right.</param>
/// <param name="PasswordHash">What the password is verified against; see <see cref="IPasswordHasher"/>.</param>
public sealed record StoredUser(Caller Caller, string PasswordHash);
