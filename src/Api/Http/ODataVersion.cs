using System.Globalization;
using Microsoft.Extensions.Primitives;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Api.Http;

/// <summary>The version of OData that this API uses, and the headers with which clients state theirs (OData 4.01, 8.1.5).</summary>
internal static class ODataVersion
{
    private const string Header = "OData-Version";
    private const string MaxHeader = "OData-MaxVersion";
    private const string Current = "4.0";

    // Version 4.01 only extends 4.0.
    private static readonly decimal[] Read = [4.0m, 4.01m];

    /// <summary>Adds the header <c>OData-Version</c> to every response below <c>api/</c>, whichever component writes it.</summary>
    public static IApplicationBuilder UseODataVersion(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        AddTo(context);
        return next(context);
    });

    /// <summary>Adds the header to a response below <c>api/</c> when it starts.</summary>
    public static void AddTo(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments(ApiGroup.Path))
        {
            // Not before: the headers of a response are removed if an exception replaces it.
            context.Response.OnStarting(Write, context.Response);
        }
    }

    /// <summary>Whether a request states a version of OData. Its client is an OData client, which reads only OData errors.</summary>
    public static bool IsStated(HttpRequest request) =>
        !StringValues.IsNullOrEmpty(request.Headers[Header]) || !StringValues.IsNullOrEmpty(request.Headers[MaxHeader]);

    /// <summary>Returns the problem if a request states a version that this API does not support; null if there is none.</summary>
    public static Problem? Check(HttpRequest request)
    {
        if (request.Headers[Header].ToString() is { Length: > 0 } version && !(Parse(version) is { } sent && Read.Contains(sent)))
        {
            return Unsupported(Header, $"{Current} or 4.01", version);
        }
        if (request.Headers[MaxHeader].ToString() is { Length: > 0 } maximum && !(Parse(maximum) >= Read[0]))
        {
            return Unsupported(MaxHeader, $"{Current} or higher", maximum);
        }
        return null;
    }

    private static Task Write(object response)
    {
        ((HttpResponse)response).Headers[Header] = Current;
        return Task.CompletedTask;
    }

    /// <summary>Parses a version; null if it is invalid. Older clients append their name, as in <c>4.0;NetFx</c>.</summary>
    private static decimal? Parse(string header) =>
        decimal.TryParse(header.Split(';')[0].Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var version)
            ? version
            : null;

    private static Problem Unsupported(string header, string accepted, string received) => new(
        null, "unsupported_version",
        $"{header} must be {accepted}; received \"{Truncation.Truncate(received)}\". Omit the header to get version {Current}.",
        received, accepted)
    {
        Kind = ProblemKind.Malformed,
    };
}
