using Microsoft.AspNetCore.Diagnostics;

namespace WorkOrders.Api.Wire;

/// <summary>What the endpoint that a request came to declares of itself.</summary>
internal static class EndpointWords
{
    /// <summary>Its metadata of one kind; null when it has none. An endpoint that failed counts still, though the framework has taken it off the request.</summary>
    public static T? Declared<T>(this HttpContext context) where T : class =>
        (context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint)?.Metadata.GetMetadata<T>();
}
