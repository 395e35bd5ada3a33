using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>Imports a file of orders (<c>POST api/Jobs/Import</c>): each is created like a single one, all in one transaction.</summary>
public sealed record ImportWorkOrdersCommand : ICompositeCommand<ImportReport>
{
    /// <summary>Prepares the import of a file.</summary>
    /// <param name="file">The file; the sender of the command disposes it.</param>
    /// <param name="options">How it is imported.</param>
    /// <param name="warnings">The warnings about the file as a whole.</param>
    public ImportWorkOrdersCommand(IOrderFile file, ImportOptions options, IReadOnlyList<Problem> warnings)
    {
        (File, Options, Sequence) = (file, options, new(file.Keys));
        Report = new(file, Sequence, options.Mode, warnings);
    }

    /// <summary>The file.</summary>
    public IOrderFile File { get; }

    /// <summary>How it is imported.</summary>
    public ImportOptions Options { get; }

    /// <summary>The order in which its rows are created.</summary>
    public CreationSequence Sequence { get; }

    /// <summary>What was done with each row so far.</summary>
    public ImportReport Report { get; }

    /// <summary>Called when its turn has come; null when no run follows it.</summary>
    public Func<CancellationToken, Task>? OnStart { get; init; }

    /// <summary>Gives the end of its run, when every row is decided, to be stored with the orders; null when no run follows it.</summary>
    public Func<Task<RunOutcome>>? OnRowsProcessed { get; init; }
}
