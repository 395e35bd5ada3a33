using WorkOrders.Api.Imports.Files;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Api.Administration.Import;

/// <summary>A file of orders on this machine.</summary>
/// <param name="File">The file.</param>
/// <param name="MediaType">What it is, as its name says.</param>
/// <param name="IsPacked">Whether it is compressed with gzip already.</param>
internal sealed record OrderFile(FileInfo File, string MediaType, bool IsPacked)
{
    private static readonly (string Extension, string MediaType)[] Known =
    [
        (".json", FileFormat.Json[0]),
        (".ndjson", FileFormat.JsonLines[0]),
        (".jsonl", FileFormat.JsonLines[0]),
        (".csv", FileFormat.Csv),
    ];

    /// <summary>Looks what a file is.</summary>
    /// <exception cref="AdministrationException">It is not there, or its name does not say what it is.</exception>
    public static OrderFile Open(FileInfo file)
    {
        if (!file.Exists)
        {
            throw new AdministrationException($"There is no file {file.FullName}.");
        }
        var isPacked = file.Extension.Equals(".gz", StringComparison.OrdinalIgnoreCase);
        var extension = Path.GetExtension(isPacked ? Path.GetFileNameWithoutExtension(file.Name) : file.Name);
        return Known.FirstOrDefault(known => known.Extension.Equals(extension, StringComparison.OrdinalIgnoreCase)) is { MediaType: { } mediaType }
            ? new(file, mediaType, isPacked)
            : throw new AdministrationException($"What {file.Name} is, its name does not say: it is to end in {string.Join(", ", Known.Select(known => known.Extension))}, perhaps with .gz behind it.");
    }
}
