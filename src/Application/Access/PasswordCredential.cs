namespace WorkOrders.Application.Access;

/// <summary>An HTTP Basic credential. Tenant and user are in lower case; no part contains control characters.</summary>
public sealed record PasswordCredential(string Tenant, string User, string Password) : Credential;
