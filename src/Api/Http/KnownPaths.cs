using Microsoft.AspNetCore.Routing.Template;

namespace WorkOrders.Api.Http;

/// <summary>
/// Answers 405 if the path of a request exists and 404 if it does not. Routing alone compares the method before it compares a segment such
/// as <c>Jobs({id:guid})</c>, which it treats as any text: <c>POST /api/Nothing</c> would be 405, and <c>GET /api/Jobs</c> 404.
/// </summary>
internal sealed class KnownPaths(RequestDelegate next, EndpointDataSource endpoints, ParameterPolicyFactory policies)
{
    /// <summary>Handles a request. If routing found an endpoint at which the path exists, the request is not changed.</summary>
    public Task Invoke(HttpContext context)
    {
        var endpoint = context.GetEndpoint() as RouteEndpoint;
        if (endpoint is null || !Exists(endpoint, context.Request.RouteValues))
        {
            var allowed = AllowedMethods(context);
            // An endpoint at which the path does not exist describes what is wrong with it.
            context.SetEndpoint(allowed.Length == 0 ? endpoint : MethodNotAllowed(allowed));
        }
        return next(context);
    }

    private static bool Exists(Endpoint endpoint, RouteValueDictionary values) =>
        endpoint.Metadata.GetMetadata<ExistingPaths>()?.Contain(values) ?? true;

    private string AllowedMethods(HttpContext context) => string.Join(", ", endpoints.Endpoints
        .OfType<RouteEndpoint>()
        .Where(endpoint => Matches(endpoint, context))
        .SelectMany(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [])
        .Distinct()
        .Order(StringComparer.Ordinal));

    private bool Matches(RouteEndpoint endpoint, HttpContext context)
    {
        var (pattern, values) = (endpoint.RoutePattern, new RouteValueDictionary());
        return new TemplateMatcher(new RouteTemplate(pattern), new(pattern.Defaults)).TryMatch(context.Request.Path, values)
            && pattern.Parameters.All(parameter => parameter.ParameterPolicies
                .Select(policy => policies.Create(parameter, policy))
                .OfType<IRouteConstraint>()
                .All(constraint => constraint.Match(context, null, parameter.Name, values, RouteDirection.IncomingRequest)))
            && Exists(endpoint, values);
    }

    private static Endpoint MethodNotAllowed(string allowed) => new(context =>
    {
        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = allowed;
        return Task.CompletedTask;
    }, EndpointMetadataCollection.Empty, "Method not allowed");
}
