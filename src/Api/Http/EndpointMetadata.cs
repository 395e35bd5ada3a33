using Microsoft.AspNetCore.Diagnostics;

namespace WorkOrders.Api.Http;

/// <summary>Reads the metadata of a request's endpoint.</summary>
internal static class EndpointMetadata
{
    /// <summary>
    /// Returns the metadata of a type; null when there is none. This also works after an exception, when the framework has removed the
    /// endpoint from the request.
    /// </summary>
    public static T? Declared<T>(this HttpContext context) where T : class =>
        (context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint)?.Metadata.GetMetadata<T>();
}
