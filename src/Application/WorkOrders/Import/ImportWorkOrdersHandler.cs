using MediatR;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>Waits for a permit to run, decides every row and, unless the mode forbids it, stores the accepted orders.</summary>
public sealed class ImportWorkOrdersHandler(IImportSessionFactory sessions, ImportSlots slots, ImportLimits limits, RequestContext context)
    : IRequestHandler<ImportWorkOrdersCommand, ImportReport>
{
    private const int MaxAttempts = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <inheritdoc/>
    /// <exception cref="RefusedException">Other requests kept writing the same rows; nothing is stored.</exception>
    public async Task<ImportReport> Handle(ImportWorkOrdersCommand command, CancellationToken cancellationToken)
    {
        using var turn = await slots.AcquireRunPermit(cancellationToken);
        await (command.OnStart?.Invoke(cancellationToken) ?? Task.CompletedTask);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await Import(command, cancellationToken);
                return command.Report;
            }
            catch (ImportConflictException)
            {
                if (attempt == MaxAttempts)
                {
                    throw new RefusedException([ConcurrentWrites()], [], 1);
                }
                command.Report.Clear();
                // The other transaction has usually ended by now, so only the second and later retries wait.
                await Task.Delay(Pause * (attempt - 1), cancellationToken);
            }
        }
    }

    private async Task Import(ImportWorkOrdersCommand command, CancellationToken cancellationToken)
    {
        var report = command.Report;
        await using var session = await sessions.Open(context, command.Options.OnMissing, cancellationToken);
        foreach (var chunk in new RowChunks(command.File, command.Sequence, limits).Read())
        {
            foreach (var (row, outcome) in chunk.Zip(await session.Create(chunk, cancellationToken)))
            {
                var keys = command.File.Keys[row.Index];
                AddTo(report, row.Index, outcome, command.Options.OnExisting, keys.Id is not null || keys.Reference is not null);
            }
        }
        report.Complete(isStored: command.Options.Mode switch
        {
            ImportMode.Atomic => report.Refused == 0,
            ImportMode.Partial => true,
            _ => false,
        });
        if (report.IsStored)
        {
            await session.Commit(command.OnRowsProcessed, cancellationToken);
        }
    }

    private static void AddTo(ImportReport report, int row, OrderOutcome outcome, OnExisting onExisting, bool hasKey)
    {
        if (outcome.IsAccepted)
        {
            report.Accept(row, onExisting == OnExisting.Skip && !hasKey
                ? outcome with { Warnings = [.. outcome.Warnings, CannotBeSkipped()] } : outcome);
        }
        else if (onExisting == OnExisting.Skip && outcome.Existing is { } existing)
        {
            report.Skip(row, existing);
        }
        else
        {
            report.Refuse(row, outcome);
        }
    }

    private static Problem CannotBeSkipped() => new("", "nothing_to_skip_by",
        "The row has neither \"reference_back_office\" nor \"id\", so that every import of the file creates its order again.");

    private static Problem ConcurrentWrites() =>
        new("", "concurrent_writes", "Other requests keep writing the same rows; nothing was changed. Send the file again.")
        {
            Kind = ProblemKind.Conflict,
        };
}
