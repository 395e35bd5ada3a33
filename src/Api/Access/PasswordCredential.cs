namespace WorkOrders.Api.Access;

/// <summary>The credential of HTTP Basic. Tenant and user are in lower case; no part contains control characters.</summary>
internal sealed record PasswordCredential(string Tenant, string User, string Password) : Credential;
