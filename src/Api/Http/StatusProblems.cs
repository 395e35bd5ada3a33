using Microsoft.AspNetCore.Diagnostics;
using WorkOrders.Domain;

namespace WorkOrders.Api.Http;

/// <summary>Gives the statuses that the framework answers without a body, such as 404 and 405, theirs.</summary>
internal static class StatusProblems
{
    /// <summary>Writes the problem for the status that is set.</summary>
    public static Task Write(StatusCodeContext context) =>
        For(context.HttpContext, context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext);

    /// <summary>The problem a status stands for at this request.</summary>
    public static ProblemResult For(HttpContext context, int status)
    {
        var request = context.Request;
        var types = MediaTypes.At(context);
        var place = $"{request.PathBase}{request.Path}";
        var (code, detail) = status switch
        {
            StatusCodes.Status404NotFound =>
                ("not_found", $"There is nothing at {place}. The API reference is at /scalar, the OpenAPI document at /openapi/v1.json."),
            StatusCodes.Status405MethodNotAllowed =>
                ("method_not_allowed", $"{request.Method} is not possible at {place}. Possible: {context.Response.Headers.Allow}."),
            StatusCodes.Status406NotAcceptable =>
                ("not_acceptable", $"Accept asks for {request.Headers.Accept}. Answers are written as {string.Join(" or ", types.Written)}."),
            StatusCodes.Status408RequestTimeout =>
                ("body_too_slow", "The body did not arrive in time. Nothing was done; send the request again."),
            StatusCodes.Status413PayloadTooLarge =>
                ("body_too_large", $"The body is larger than this API takes{(context.Declared<LargestBody>() is { } largest ? $", which is {largest.Words} at once" : "")}. Split what it holds over several requests."),
            StatusCodes.Status415UnsupportedMediaType when request.Headers.ContentEncoding.ToString() is not ("" or "identity") and var compression =>
                ("unsupported_encoding", $"Content-Encoding is {compression}. Send gzip, br or deflate, or a body that is not compressed."),
            StatusCodes.Status415UnsupportedMediaType =>
                ("unsupported_media_type", $"Content-Type is {Seen(request.ContentType)}. Send {string.Join(" or ", types.Read)}, in UTF-8, or in UTF-16 or windows-1252 where charset says so."),
            _ => ("not_possible", $"{request.Method} {place} cannot be answered."),
        };
        return new ProblemResult(status, detail, new Problem(null, code, detail));
    }

    private static string Seen(string? contentType) => string.IsNullOrEmpty(contentType) ? "missing" : contentType;
}
