using System.Net;

namespace WorkOrders.Application.Access;

/// <summary>A user and a password. Tenant and user are in lower case; no part contains control characters.</summary>
public sealed record PasswordCredential(string Tenant, string User, string Password) : Credential
{
    /// <summary>The address from which the credential was sent; null if it is not known.</summary>
    public IPAddress? Address { get; init; }
}
