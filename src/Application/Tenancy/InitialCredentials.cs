namespace WorkOrders.Application.Tenancy;

/// <summary>What a new tenant signs in with. Shown once: only hashes are stored.</summary>
/// <param name="TenantName">The tenant's name as stored.</param>
/// <param name="UserName">Its first API user.</param>
/// <param name="Password">That user's password.</param>
/// <param name="ApiKey">Its first API key.</param>
public sealed record InitialCredentials(string TenantName, string UserName, string Password, string ApiKey);
