namespace WorkOrders.Application.Tenancy;

/// <summary>Who sent the request, as the verified credential says. Nothing of it ever comes from a body or an address.</summary>
/// <param name="TenantId">The tenant whose rows the request may see and change; no others exist for it.</param>
/// <param name="TenantName">The tenant's name, the <c>domain</c> of <c>user:password@domain</c>.</param>
/// <param name="UserName">The API user's name, or the label of the API key.</param>
/// <param name="Settings">How this tenant's requests are read and answered.</param>
public sealed record Caller(Guid TenantId, string TenantName, string UserName, TenantSettings Settings);
