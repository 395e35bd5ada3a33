namespace WorkOrders.Api.Http;

/// <summary>The group of the endpoints below <c>api/</c>.</summary>
internal static class ApiGroup
{
    /// <summary>The path below which all endpoints of the group are.</summary>
    public const string Path = "/api";

    /// <summary>Creates a group for endpoints of one tag in the API reference.</summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder app, string tag) =>
        app.MapGroup(Path).AddEndpointFilter<ApiFilter>().WithTags(tag);
}
