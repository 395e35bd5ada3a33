using WorkOrders.Application.Tenancy;

namespace WorkOrders.Application.Access;

/// <summary>An API key.</summary>
public sealed record KeyCredential(ApiKey Key) : Credential;
