using System.IO.Compression;
using System.Net.Http.Headers;
using WorkOrders.Api.Imports.Files;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Api.Administration.Import;

/// <summary>A file of orders on this machine.</summary>
/// <param name="File">The file.</param>
/// <param name="ContentType">What it is, as its name says, and what it is written in where that is not UTF-8.</param>
/// <param name="IsPacked">Whether it is compressed with gzip already.</param>
internal sealed record OrderFile(FileInfo File, MediaTypeHeaderValue ContentType, bool IsPacked)
{
    private static readonly (string Extension, string MediaType)[] Known =
    [
        (".json", FileFormat.Json[0]),
        (".ndjson", FileFormat.JsonLines[0]),
        (".jsonl", FileFormat.JsonLines[0]),
        (".csv", FileFormat.Csv),
    ];

    /// <summary>Looks what a file is.</summary>
    /// <param name="file">The file.</param>
    /// <param name="charset">What it is written in; null for what its first bytes say.</param>
    /// <exception cref="AdministrationException">It is not there, cannot be read, or its name does not say what it is.</exception>
    public static OrderFile Open(FileInfo file, string? charset)
    {
        if (!file.Exists)
        {
            throw new AdministrationException($"There is no file {file.FullName}.");
        }
        var isPacked = file.Extension.Equals(".gz", StringComparison.OrdinalIgnoreCase);
        var extension = Path.GetExtension(isPacked ? Path.GetFileNameWithoutExtension(file.Name) : file.Name);
        if (Known.FirstOrDefault(known => known.Extension.Equals(extension, StringComparison.OrdinalIgnoreCase)) is not { MediaType: { } mediaType })
        {
            throw new AdministrationException($"What {file.Name} is, its name does not say: it is to end in {string.Join(", ", Known.Select(known => known.Extension))}, perhaps with .gz behind it.");
        }
        charset ??= BeginsAsUtf16(file, isPacked) ? "utf-16" : null;
        return MediaTypeHeaderValue.TryParse(charset is null ? mediaType : $"{mediaType}; charset={charset}", out var contentType)
            ? new(file, contentType, isPacked)
            : throw new AdministrationException($"\"{charset}\" is no charset: it is one such as windows-1252.");
    }

    /// <summary>Whether it has the byte order mark of UTF-16.</summary>
    private static bool BeginsAsUtf16(FileInfo file, bool isPacked)
    {
        try
        {
            using Stream stream = isPacked ? new GZipStream(file.OpenRead(), CompressionMode.Decompress) : file.OpenRead();
            Span<byte> first = stackalloc byte[2];
            return stream.ReadAtLeast(first, first.Length, throwOnEndOfStream: false) == first.Length && first is [0xFF, 0xFE] or [0xFE, 0xFF];
        }
        catch (InvalidDataException)
        {
            return false;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new AdministrationException($"{file.FullName} cannot be read: {refused.Message}");
        }
    }
}
