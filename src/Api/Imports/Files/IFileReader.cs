using System.IO.Pipelines;

namespace WorkOrders.Api.Imports.Files;

/// <summary>Reads the rows of a file while it arrives, whatever its format.</summary>
internal interface IFileReader
{
    /// <summary>Reads to the end, or until so much is wrong that the file cannot be imported.</summary>
    Task Read(PipeReader upload, CancellationToken cancellationToken);
}
