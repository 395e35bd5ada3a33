namespace WorkOrders.Api.Access;

/// <summary>HTTP Basic. Names are in lower case and nothing contains control characters.</summary>
internal sealed record PasswordCredential(string Tenant, string User, string Password) : Credential
{
    /// <inheritdoc />
    public override string Secret => $"password\n{Tenant}\n{User}\n{Password}";
}
