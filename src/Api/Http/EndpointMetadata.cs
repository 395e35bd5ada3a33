using Microsoft.AspNetCore.Diagnostics;

namespace WorkOrders.Api.Http;

/// <summary>What the endpoint that a request came to declares of itself.</summary>
internal static class EndpointMetadata
{
    /// <summary>Its metadata of one kind; null when it has none. An endpoint that failed counts still, though the framework has taken it off the request.</summary>
    public static T? Declared<T>(this HttpContext context) where T : class =>
        (context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint)?.Metadata.GetMetadata<T>();
}
