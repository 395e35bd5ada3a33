namespace WorkOrders.Api.Http;

/// <summary>The group of the endpoints below <c>api/</c>.</summary>
internal static class ApiGroup
{
    /// <summary>Creates a group for endpoints of one tag in the API reference.</summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder app, string tag) =>
        app.MapGroup("/api").AddEndpointFilter<ApiFilter>().WithTags(tag);
}
