using System.Buffers;
using System.Text.Json;
using WorkOrders.Api.Http;
using WorkOrders.Application.Lists;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Lists;

/// <summary>
/// The response with a page, which is complete in memory before it is sent: an error in a later row is still a problem response, and the
/// database connection does not wait for the client.
/// </summary>
internal sealed class ListResult : IResult
{
    private readonly ArrayBufferWriter<byte> _body = new(16 * 1024);
    private readonly string _preferencesApplied;

    private ListResult(string preferencesApplied) => _preferencesApplied = preferencesApplied;

    /// <summary>Reads the rows, and creates the response.</summary>
    public static async Task<IResult> Create(
        ListDocument document, IRowReader reader, RequestContext context, CancellationToken cancellationToken)
    {
        var result = new ListResult(context.Preferences.Applied);
        await using var writer = new Utf8JsonWriter(result._body, JsonResponse.Options);
        await document.Write(writer, reader, cancellationToken);
        return result;
    }

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = ResponseFormat.Of(httpContext).ContentType;
        response.ContentLength = _body.WrittenCount;
        response.Headers.Append("Vary", "Prefer");
        if (_preferencesApplied.Length > 0)
        {
            response.Headers["Preference-Applied"] = _preferencesApplied;
        }
        await response.BodyWriter.WriteAsync(_body.WrittenMemory, httpContext.RequestAborted);
    }
}
