using System.IO.Compression;
using WorkOrders.Application.Imports;

namespace WorkOrders.Api.Imports;

/// <summary>Writes the results of a run as JSON lines with the totals in the last line, compressed with gzip.</summary>
internal sealed class ImportResultsFormat : IImportResultsFormat
{
    /// <inheritdoc/>
    public async Task<byte[]> Write(Guid run, ImportReport report)
    {
        using var results = new MemoryStream();
        await using (var compressed = new GZipStream(results, CompressionLevel.Fastest, leaveOpen: true))
        {
            await new ImportDocument(report).WriteLines(compressed, run.ToString(), CancellationToken.None);
        }
        return results.ToArray();
    }
}
