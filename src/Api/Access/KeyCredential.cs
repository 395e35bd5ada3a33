using WorkOrders.Application.Tenancy;

namespace WorkOrders.Api.Access;

/// <summary>An API key.</summary>
internal sealed record KeyCredential(ApiKey Key) : Credential;
