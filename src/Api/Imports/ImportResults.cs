using System.IO.Compression;
using WorkOrders.Api.Http;
using WorkOrders.Api.ImportFiles;

namespace WorkOrders.Api.Imports;

/// <summary>The response with the results of a run: JSON lines, as they are stored, or one JSON document.</summary>
/// <param name="Compressed">The results in the format of <see cref="ImportResultsFormat"/>.</param>
internal sealed record ImportResults(byte[] Compressed) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var format = ResponseFormat.Of(httpContext);
        await using var lines = new GZipStream(new MemoryStream(Compressed), CompressionMode.Decompress);
        if (FileFormat.JsonLines.Contains(format.MediaType))
        {
            response.ContentType = format.MediaType;
            await lines.CopyToAsync(response.Body, httpContext.RequestAborted);
            return;
        }
        response.ContentType = format.ContentType;
        await WriteDocument(new StreamReader(lines), new StreamWriter(response.Body), httpContext.RequestAborted);
    }

    private static async Task WriteDocument(StreamReader lines, StreamWriter document, CancellationToken cancellationToken)
    {
        var separator = "{\"results\":[";
        var line = await lines.ReadLineAsync(cancellationToken);
        while (await lines.ReadLineAsync(cancellationToken) is { } next)
        {
            await document.WriteAsync(separator);
            await document.WriteAsync(line.AsMemory(), cancellationToken);
            (separator, line) = (",", next);
        }
        // The last line is an object with the totals. Its members are written after the results.
        await document.WriteAsync("],");
        await document.WriteAsync(line.AsMemory(1), cancellationToken);
        await document.FlushAsync(cancellationToken);
    }
}
