using WorkOrders.Application.Requests;

namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>Imports a file of orders (<c>POST api/Jobs/Import</c>): each is an ordinary create, all of them are one transaction.</summary>
public sealed class OrderImport(IImportSessions sessions, ImportLimits limits)
{
    private const int Attempts = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Takes every row and, unless the mode forbids it, stores what was accepted. When others write the same rows meanwhile, it begins again.</summary>
    /// <param name="context">The request that sent the file.</param>
    /// <param name="options">How.</param>
    /// <param name="file">The orders.</param>
    /// <param name="report">Takes what becomes of each.</param>
    /// <param name="end">The end of the run this is, to be stored with the orders; asked for when the report is closed and nothing else is left to write. Null when nobody follows it.</param>
    /// <param name="cancellationToken">Gives it up; nothing of it stays.</param>
    /// <returns>Whether what was accepted is stored.</returns>
    /// <exception cref="RefusedException">Others kept writing the same rows; nothing is stored.</exception>
    public async Task<bool> Run(RequestContext context, ImportOptions options, IOrderFile file, IImportReport report, Func<Task<RunEnd>>? end, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await Try(context, options, file, report, end, cancellationToken);
            }
            catch (ImportConflictException)
            {
                if (attempt == Attempts)
                {
                    throw new RefusedException([new("", "concurrent_writes",
                        "Others keep writing the same rows at this moment; nothing was changed. Send the file again.") { Kind = ProblemKind.Conflict }], [], 1);
                }
                report.Clear();
                // Mostly whoever was in the way has done it. Who still is, needs time.
                await Task.Delay(Pause * (attempt - 1), cancellationToken);
            }
        }
    }

    private async Task<bool> Try(RequestContext context, ImportOptions options, IOrderFile file, IImportReport report, Func<Task<RunEnd>>? end, CancellationToken cancellationToken)
    {
        await using var session = await sessions.Open(context, options.OnMissing, cancellationToken);
        foreach (var chunk in file.Chunks(limits.RowsAtOnce))
        {
            var orders = chunk.Where(row => row.Order is not null).Select(row => new OrderMessage(row.Order!, row.Problems)).ToList();
            var outcomes = new Queue<OrderOutcome>(await session.Take(orders, cancellationToken));
            foreach (var row in chunk)
            {
                Decide(row.Index, row.Order is null ? OrderOutcome.Refused(row.Problems) : outcomes.Dequeue(), options.OnExisting, report);
            }
        }
        var stores = options.Mode switch
        {
            ImportMode.Atomic => report.Refused == 0,
            ImportMode.Partial => true,
            _ => false,
        };
        report.Close(stores);
        if (stores)
        {
            await session.Complete(end, cancellationToken);
        }
        return stores;
    }

    private static void Decide(int index, OrderOutcome outcome, OnExisting onExisting, IImportReport report)
    {
        if (outcome.IsAccepted)
        {
            report.Accept(index, outcome);
        }
        else if (onExisting == OnExisting.Skip && outcome.Existing is { } existing)
        {
            report.Skip(index, existing);
        }
        else
        {
            report.Refuse(index, outcome);
        }
    }
}
