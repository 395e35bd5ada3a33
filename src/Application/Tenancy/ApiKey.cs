namespace WorkOrders.Application.Tenancy;

/// <summary>An API key: <c>wo_TENANT_SECRET</c>.</summary>
/// <param name="TenantId">The tenant id in the text, which is not verified.</param>
/// <param name="Text">The whole key, as sent in <c>X-Api-Key</c>.</param>
public sealed record ApiKey(Guid TenantId, string Text) : TenantSecret(TenantId, Text)
{
    private const string Prefix = "wo_";

    /// <summary>Creates a new key.</summary>
    public static ApiKey New(Guid tenantId) => new(tenantId, NewText(Prefix, tenantId));

    /// <summary>Parses the text of a key; returns null if the format is invalid.</summary>
    public static ApiKey? Parse(string text) => FindTenant(Prefix, text) is { } tenant ? new ApiKey(tenant, text) : null;
}
