namespace WorkOrders.Application.Tenancy;

/// <summary>The credentials of a new tenant. They are shown only once, because only hashes are stored.</summary>
/// <param name="TenantName">The tenant's name, as stored.</param>
/// <param name="UserName">The name of the first API user.</param>
/// <param name="Password">The password of that user.</param>
/// <param name="ApiKey">The text of the first API key.</param>
public sealed record InitialCredentials(string TenantName, string UserName, string Password, string ApiKey);
