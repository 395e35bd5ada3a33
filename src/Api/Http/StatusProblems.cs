using Microsoft.AspNetCore.Diagnostics;
using WorkOrders.Application.References;
using WorkOrders.Domain;

namespace WorkOrders.Api.Http;

/// <summary>Writes problem responses for statuses that the framework sets without a body, such as 404 and 405.</summary>
internal static class StatusProblems
{
    /// <summary>Writes the problem response for the status of the response.</summary>
    public static Task Write(StatusCodeContext context) =>
        For(context.HttpContext, context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext);

    /// <summary>Creates the problem response for a request and a status.</summary>
    public static ProblemResult For(HttpContext context, int status)
    {
        var request = context.Request;
        var types = MediaTypes.For(context);
        var path = $"{request.PathBase}{request.Path}";
        if (status == StatusCodes.Status415UnsupportedMediaType && HttpMethods.IsPatch(request.Method))
        {
            context.Response.Headers["Accept-Patch"] = string.Join(", ", types.Read);
        }
        var near = status == StatusCodes.Status404NotFound ? PathSuggestions.For(context) : Suggestions.None;
        var (code, detail) = status switch
        {
            StatusCodes.Status404NotFound =>
                ("not_found",
                    $"There is no resource at {path}.{near} The API reference is at /scalar, the OpenAPI document at /openapi/v1.json."),
            StatusCodes.Status405MethodNotAllowed =>
                ("method_not_allowed", $"{request.Method} is not allowed at {path}; allowed: {context.Response.Headers.Allow}."),
            StatusCodes.Status406NotAcceptable =>
                ("not_acceptable",
                    $"No media type in Accept ({request.Headers.Accept}) is available; accept {AcceptHeader.DescribeAvailable(request)}."),
            StatusCodes.Status408RequestTimeout =>
                ("body_too_slow", "The request body did not arrive in time. Nothing was changed; send the request again."),
            StatusCodes.Status413PayloadTooLarge =>
                ("body_too_large", $"The request body is too large{Maximum(context)}. Split its content into several requests."),
            StatusCodes.Status415UnsupportedMediaType
                when request.Headers.ContentEncoding.ToString() is not ("" or "identity") and var compression =>
                ("unsupported_encoding",
                    $"Content-Encoding {compression} is not supported; send gzip, br or deflate, or an uncompressed body."),
            StatusCodes.Status415UnsupportedMediaType =>
                ("unsupported_media_type", $"{ContentTypeHeader.DescribeUnsupported(request)}; "
                    + $"send {string.Join(" or ", types.Read)} in UTF-8, or declare charset utf-16 or windows-1252."),
            _ => ("not_possible", $"{request.Method} {path} failed with status {status}."),
        };
        return new ProblemResult(status, detail, new Problem(null, code, detail, Accepted: near.Names.Count > 0 ? near.Names : null));
    }

    private static string Maximum(HttpContext context)
    {
        var items = context.Declared<MaxItemsMetadata>() is { } most ? $" and {most.Words}" : "";
        return BodyLimit.Of(context) is { } bytes ? $"; the maximum is {ByteSize.Describe(bytes)}{items}" : "";
    }
}
