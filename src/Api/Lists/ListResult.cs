using System.IO.Pipelines;
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
    // Pooled memory without a limit: one large array per response would put pressure on the garbage collector.
    private static readonly PipeOptions Memory = new(pauseWriterThreshold: 0, minimumSegmentSize: 16 * 1024);

    private readonly Pipe _body = new(Memory);
    private readonly string _preferencesApplied;

    private ListResult(string preferencesApplied) => _preferencesApplied = preferencesApplied;

    /// <summary>Reads the rows, and creates the response.</summary>
    public static async Task<IResult> Create(
        ListDocument document, IRowReader reader, RequestContext context, CancellationToken cancellationToken)
    {
        var result = new ListResult(context.Preferences.Applied);
        await using (var writer = new Utf8JsonWriter(result._body.Writer, JsonResponse.Options))
        {
            await document.Write(writer, reader, cancellationToken);
        }
        await result._body.Writer.CompleteAsync();
        return result;
    }

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = ResponseFormat.Of(httpContext).ContentType;
        var body = (await _body.Reader.ReadAsync(httpContext.RequestAborted)).Buffer;
        response.ContentLength = body.Length;
        response.Headers.VaryBy("Prefer");
        if (_preferencesApplied.Length > 0)
        {
            response.Headers["Preference-Applied"] = _preferencesApplied;
        }
        try
        {
            foreach (var part in body)
            {
                await response.BodyWriter.WriteAsync(part, httpContext.RequestAborted);
            }
        }
        finally
        {
            await _body.Reader.CompleteAsync();
        }
    }
}
