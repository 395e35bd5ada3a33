using System.IO.Pipelines;

namespace WorkOrders.Api.ImportFiles;

/// <summary>Reads the rows of a file while it is being uploaded.</summary>
internal interface IFileReader
{
    /// <summary>Reads the file to its end, or to the first problem of the file as a whole.</summary>
    Task Read(PipeReader upload, CancellationToken cancellationToken);
}
