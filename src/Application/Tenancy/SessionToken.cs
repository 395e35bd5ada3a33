namespace WorkOrders.Application.Tenancy;

/// <summary>The token of a session, which a browser stores as a cookie: <c>ws_TENANT_SECRET</c>.</summary>
/// <param name="TenantId">The tenant id in the text, which is not verified.</param>
/// <param name="Text">The whole token.</param>
public sealed record SessionToken(Guid TenantId, string Text) : TenantSecret(TenantId, Text)
{
    private const string Prefix = "ws_";

    /// <summary>Creates a new token.</summary>
    public static SessionToken New(Guid tenantId) => new(tenantId, NewText(Prefix, tenantId));

    /// <summary>Parses the text of a token; returns null if the format is invalid.</summary>
    public static SessionToken? Parse(string text) => FindTenant(Prefix, text) is { } tenant ? new SessionToken(tenant, text) : null;
}
