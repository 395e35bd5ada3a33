using WorkOrders.Api.Http;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.ImportFiles;

/// <summary>Reads a file of rows from a request.</summary>
internal static class Upload
{
    /// <summary>The maximum length of a file in bytes, both as sent and after decompression.</summary>
    public const int MaxBytes = 256 * 1024 * 1024;

    /// <summary>Reads the whole body as a stream, without loading all of it into memory.</summary>
    /// <param name="request">The request.</param>
    /// <param name="entity">The entity of the rows.</param>
    /// <param name="problems">Collects problems of the file as a whole.</param>
    /// <param name="options">The options for reading the file.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The rows; the caller disposes them.</returns>
    /// <exception cref="RefusedException">The file as a whole has problems.</exception>
    /// <exception cref="BadHttpRequestException">
    /// 415: the format, charset or compression is not supported. 413: the file is too large or has too many rows. 400: the file does not
    /// match the declared charset or compression.
    /// </exception>
    public static async Task<RowSpool> Read(
        HttpRequest request, Entity entity, Problems problems, FileReadOptions options, CancellationToken cancellationToken)
    {
        var rows = new RowSpool(entity, ResourceUrl.ApiOf(request), problems);
        try
        {
            await RequestBody.Read(
                request, problems,
                (body, mediaType) => FileFormat.ReaderFor(mediaType, rows, problems, options).Read(body, cancellationToken),
                cancellationToken);
            if (rows.Count == 0 && !problems.Any)
            {
                problems.Add(FileProblem.Empty(entity));
            }
            problems.ThrowIfAny();
            return rows.HasTooManyRows
                ? throw new BadHttpRequestException($"There are too many {entity.PluralLabel}.", StatusCodes.Status413PayloadTooLarge)
                : rows;
        }
        catch
        {
            rows.Dispose();
            throw;
        }
    }
}
