namespace WorkOrders.Api.Http;

/// <summary>Maps endpoints whose handlers are compiled at their first request.</summary>
internal static class LazyHandlers
{
    /// <summary>
    /// Maps an endpoint. There are hundreds, because all entities have the same ones, and most processes receive requests for a few of
    /// them: compiling all handlers, as the methods of the framework do, takes longer than the rest of the start.
    /// </summary>
    /// <param name="routes">The routes to which the endpoint is added.</param>
    /// <param name="method">The HTTP method.</param>
    /// <param name="pattern">The pattern of the path.</param>
    /// <param name="handler">Handles the requests.</param>
    public static RouteHandlerBuilder MapHandler(this IEndpointRouteBuilder routes, string method, string pattern, Delegate handler) =>
        RouteHandlerServices.Map(routes, pattern, handler, [method], RequestDelegateFactory.InferMetadata, CompileAtFirstRequest);

    private static RequestDelegateResult CompileAtFirstRequest(
        Delegate handler, RequestDelegateFactoryOptions options, RequestDelegateMetadataResult? metadata)
    {
        var compiled = new Lazy<RequestDelegate>(() => RequestDelegateFactory.Create(handler, options, metadata).RequestDelegate);
        return new(context => compiled.Value(context), metadata?.EndpointMetadata ?? []);
    }
}
