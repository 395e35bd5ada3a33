using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Application.Imports;

/// <summary>
/// Imports a file (<c>POST api/Jobs/Import</c>). Each row is stored as by a single request, all rows in one transaction.
/// </summary>
public sealed record ImportFileCommand : ICompositeCommand<ImportReport>
{
    /// <summary>Prepares the import of a file.</summary>
    /// <param name="file">The file. The sender of the command disposes it.</param>
    /// <param name="options">The options of the import.</param>
    /// <param name="warnings">The warnings about the file as a whole.</param>
    public ImportFileCommand(IImportFile file, ImportOptions options, IReadOnlyList<Problem> warnings)
    {
        (File, Options) = (file, options);
        Report = new(file, options.Mode, warnings);
    }

    /// <summary>The file.</summary>
    public IImportFile File { get; }

    /// <summary>The options of the import.</summary>
    public ImportOptions Options { get; }

    /// <summary>The results of the rows that are decided so far.</summary>
    public ImportReport Report { get; }

    /// <summary>Called when the import has its permit to run; null if the import has no run.</summary>
    public Func<CancellationToken, Task>? OnStart { get; init; }

    /// <summary>
    /// Called when every row is decided. Returns the outcome of the run, which is stored with the rows; null if the import has no run.
    /// </summary>
    public Func<Task<RunOutcome>>? OnRowsProcessed { get; init; }
}
