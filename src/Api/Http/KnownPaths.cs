using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;

namespace WorkOrders.Api.Http;

/// <summary>
/// Answers 405 if the path of a request exists and 404 if it does not. Routing alone compares the method before it compares a segment such
/// as <c>Jobs({id:guid})</c>, which it treats as any text: <c>POST /api/Nothing</c> would be 405, and <c>GET /api/Jobs</c> 404.
/// </summary>
internal sealed class KnownPaths(RequestDelegate next, EndpointDataSource endpoints, ParameterPolicyFactory policies)
{
    /// <summary>Handles a request. If routing found an endpoint, the request is not changed.</summary>
    public Task Invoke(HttpContext context)
    {
        if (context.GetEndpoint() is not RouteEndpoint)
        {
            var allowed = AllowedMethods(context);
            context.SetEndpoint(allowed.Length == 0 ? null : MethodNotAllowed(allowed));
        }
        return next(context);
    }

    private string AllowedMethods(HttpContext context) => string.Join(", ", endpoints.Endpoints
        .OfType<RouteEndpoint>()
        .Where(endpoint => Matches(endpoint.RoutePattern, context))
        .SelectMany(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [])
        .Distinct()
        .Order(StringComparer.Ordinal));

    private bool Matches(RoutePattern pattern, HttpContext context)
    {
        var values = new RouteValueDictionary();
        return new TemplateMatcher(new RouteTemplate(pattern), new(pattern.Defaults)).TryMatch(context.Request.Path, values)
            && pattern.Parameters.All(parameter => parameter.ParameterPolicies
                .Select(policy => policies.Create(parameter, policy))
                .OfType<IRouteConstraint>()
                .All(constraint => constraint.Match(context, null, parameter.Name, values, RouteDirection.IncomingRequest)));
    }

    private static Endpoint MethodNotAllowed(string allowed) => new(context =>
    {
        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = allowed;
        return Task.CompletedTask;
    }, EndpointMetadataCollection.Empty, "Method not allowed");
}
