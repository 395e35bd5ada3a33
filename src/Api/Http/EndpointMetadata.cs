using Microsoft.AspNetCore.Diagnostics;

namespace WorkOrders.Api.Http;

/// <summary>The metadata of a request's endpoint.</summary>
internal static class EndpointMetadata
{
    /// <summary>
    /// The metadata of one type; null when there is none. Found after a failure too, when the framework has removed the endpoint from the
    /// request.
    /// </summary>
    public static T? Declared<T>(this HttpContext context) where T : class =>
        (context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint)?.Metadata.GetMetadata<T>();
}
