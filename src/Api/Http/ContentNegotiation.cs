using Microsoft.Net.Http.Headers;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Api.Http;

/// <summary>
/// Chooses the format of a response: by the query option <c>$format</c>, or without it by the header <c>Accept</c> (OData 4.01, part 1,
/// section 11.2.12). All endpoints have the option.
/// </summary>
internal static class ContentNegotiation
{
    /// <summary>The name of the query option; it can also be given without <c>$</c>.</summary>
    public const string Option = "$format";

    private static readonly Dictionary<string, string> Abbreviations = new()
    {
        ["json"] = "application/json",
        ["csv"] = "text/csv",
        ["ndjson"] = "application/x-ndjson",
        ["xml"] = "application/xml",
    };

    /// <summary>Returns whether a query parameter is the option.</summary>
    public static bool IsOption(string name) =>
        name.TrimStart('$').Equals(Option[1..], StringComparison.OrdinalIgnoreCase);

    /// <summary>Sets the format as a feature of the request.</summary>
    /// <returns>The response if the endpoint has no such format; null if it has.</returns>
    public static ProblemResult? Choose(HttpContext context)
    {
        var request = context.Request;
        string?[] options = request.QueryString.HasValue
            ? [.. request.Query.Where(parameter => IsOption(parameter.Key)).SelectMany(parameter => parameter.Value)]
            : [];
        if (options.Length > 1)
        {
            return Refuse("duplicate_parameter", $"\"{Option}\" is given more than once; send it once.");
        }
        if (options.Length == 0)
        {
            context.Response.Headers.VaryBy(HeaderNames.Accept);
        }
        else
        {
            request.Headers.Accept = Abbreviations.GetValueOrDefault(options[0]!.ToLowerInvariant()) ?? options[0];
        }
        var isValid = options.Length == 0 || MediaTypeHeaderValue.TryParse(request.Headers.Accept.ToString(), out _);
        if (isValid && AcceptHeader.Negotiate(request) is { } format)
        {
            context.Features.Set(format);
            return null;
        }
        return options.Length == 0
            ? StatusProblems.For(context, StatusCodes.Status406NotAcceptable)
            : Refuse("bad_parameter",
                $"\"{Option}\" must be {AcceptHeader.DescribeAvailable(request)}; received \"{Truncation.Truncate(options[0]!)}\".");
    }

    private static ProblemResult Refuse(string code, string message) => new(
        StatusCodes.Status400BadRequest, message, new Problem(null, code, message) { Kind = ProblemKind.Malformed, Parameter = Option });
}
