using System.IO.Compression;
using System.Net.Http.Headers;

namespace WorkOrders.Cli.Import;

/// <summary>A local file of rows.</summary>
/// <param name="File">The file.</param>
/// <param name="ContentType">The media type, from the file extension, with the charset if it is given or detected.</param>
/// <param name="IsCompressed">Whether the file is compressed with gzip.</param>
internal sealed record ImportFile(FileInfo File, MediaTypeHeaderValue ContentType, bool IsCompressed)
{
    private static readonly (string Extension, string MediaType)[] Formats =
    [
        (".json", "application/json"),
        (".ndjson", "application/x-ndjson"),
        (".jsonl", "application/x-ndjson"),
        (".csv", "text/csv"),
        (".ics", "text/calendar"),
    ];

    /// <summary>Determines the format of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="charset">The charset; null to detect UTF-16 by its byte order mark and otherwise assume UTF-8.</param>
    /// <exception cref="ImportFailedException">The file cannot be read, its extension is unknown, or the charset is invalid.</exception>
    public static ImportFile Open(FileInfo file, string? charset)
    {
        if (!file.Exists)
        {
            throw new ImportFailedException($"There is no file {file.FullName}.");
        }
        var isCompressed = file.Extension.Equals(".gz", StringComparison.OrdinalIgnoreCase);
        var extension = Path.GetExtension(isCompressed ? Path.GetFileNameWithoutExtension(file.Name) : file.Name);
        var mediaType = Formats.FirstOrDefault(format => format.Extension.Equals(extension, StringComparison.OrdinalIgnoreCase)).MediaType;
        if (mediaType is null)
        {
            throw new ImportFailedException(
                $"The format of {file.Name} is unknown: the name must end in "
                + $"{string.Join(", ", Formats.Select(format => format.Extension))}, optionally followed by .gz.");
        }
        charset ??= StartsAsUtf16(file, isCompressed) ? "utf-16" : null;
        return MediaTypeHeaderValue.TryParse(charset is null ? mediaType : $"{mediaType}; charset={charset}", out var contentType)
            ? new(file, contentType, isCompressed)
            : throw new ImportFailedException($"\"{charset}\" is not a valid charset: use a name such as windows-1252.");
    }

    /// <summary>Checks whether the file starts with a UTF-16 byte order mark.</summary>
    private static bool StartsAsUtf16(FileInfo file, bool isCompressed)
    {
        try
        {
            using Stream stream = isCompressed ? new GZipStream(file.OpenRead(), CompressionMode.Decompress) : file.OpenRead();
            Span<byte> start = stackalloc byte[2];
            return stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length
                && start is [0xFF, 0xFE] or [0xFE, 0xFF];
        }
        catch (InvalidDataException)
        {
            // The file is not gzip despite its extension; the API reports this.
            return false;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ImportFailedException($"{file.FullName} cannot be read: {failure.Message}");
        }
    }
}
