using WorkOrders.Application.Requests;

namespace WorkOrders.Application.Imports;

/// <summary>Starts a run that imports a file in the background and disposes the file when the run ends.</summary>
/// <param name="Import">The import.</param>
public sealed record StartImportCommand(ImportFileCommand Import) : ICompositeCommand<ImportRun>;
