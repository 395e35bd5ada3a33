using System.Text.RegularExpressions;
using WorkOrders.Application.References;

namespace WorkOrders.Api.Http;

/// <summary>Finds existing paths that are similar to a path that does not exist.</summary>
internal static partial class PathSuggestions
{
    /// <summary>Returns the route patterns of the documented endpoints that are similar to the path of a request.</summary>
    public static Suggestions For(HttpContext context)
    {
        var patterns = context.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is not { ExcludeFromDescription: true })
            .Select(endpoint => endpoint.RoutePattern.RawText!.Trim('/'))
            .ToLookup(pattern => Parameter().Replace(pattern, "*"));
        var path = ParameterValue().Replace(context.Request.Path.Value!.Trim('/'), "*");
        var similar = Suggestions.For(path, patterns.Select(pattern => pattern.Key));
        return new([.. similar.Names.Select(name => patterns[name].First())]);
    }

    /// <summary>Matches a parameter of a route pattern, such as <c>{id:guid}</c>.</summary>
    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();

    /// <summary>
    /// Matches what looks like the value of a parameter: the text in parentheses and, below a collection such as <c>api/Jobs</c>, a segment
    /// with a digit. Values are not compared, because a long one would hide what the rest of the path resembles.
    /// </summary>
    [GeneratedRegex(@"(?<=\()[^/)]*|(?<=/[^/]*/)[^/(]*\d[^/(]*")]
    private static partial Regex ParameterValue();
}
