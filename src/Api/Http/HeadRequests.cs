namespace WorkOrders.Api.Http;

/// <summary>Handles HEAD at every URL that handles GET (RFC 9110, 9.3.2). The server sends the same headers, but not the body.</summary>
internal static class HeadRequests
{
    /// <summary>Creates a group whose endpoints for GET also handle HEAD.</summary>
    public static RouteGroupBuilder MapWithHead(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("");
        ((IEndpointConventionBuilder)group).Add(AcceptHead);
        return group;
    }

    private static void AcceptHead(EndpointBuilder endpoint)
    {
        foreach (var methods in endpoint.Metadata.OfType<HttpMethodMetadata>().ToList())
        {
            if (methods.HttpMethods.Contains(HttpMethods.Get) && !methods.HttpMethods.Contains(HttpMethods.Head))
            {
                endpoint.Metadata.Remove(methods);
                endpoint.Metadata.Add(new HttpMethodMetadata([.. methods.HttpMethods, HttpMethods.Head]));
            }
        }
    }
}
