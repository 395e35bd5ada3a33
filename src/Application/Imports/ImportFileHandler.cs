using System.Collections.Immutable;
using MediatR;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Application.Imports;

/// <summary>Waits for a permit to run, decides every row and, unless the mode forbids it, stores the accepted rows.</summary>
public sealed class ImportFileHandler(IImportSessionFactory sessions, ImportSlots slots, ImportLimits limits, RequestContext context)
    : IRequestHandler<ImportFileCommand, ImportReport>
{
    private const int MaxAttempts = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <inheritdoc/>
    /// <exception cref="RefusedException">Other requests kept writing the same rows; nothing is stored.</exception>
    public async Task<ImportReport> Handle(ImportFileCommand command, CancellationToken cancellationToken)
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
            catch (TransactionConflictException)
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

    private async Task Import(ImportFileCommand command, CancellationToken cancellationToken)
    {
        var (file, report) = (command.File, command.Report);
        await using var session = await sessions.Open(context, file.Entity, command.Options, cancellationToken);
        report.Order = await FindSequence(file, command.Options, session, cancellationToken);
        foreach (var chunk in new RowChunks(file, report.Order, limits).Read())
        {
            foreach (var (row, outcome) in chunk.Zip(await session.Save(chunk, cancellationToken)))
            {
                AddTo(report, row.Index, outcome, command.Options.OnExisting);
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

    private static async Task<CreationSequence> FindSequence(
        IImportFile file, ImportOptions options, IImportSession session, CancellationToken cancellationToken)
    {
        if (options.OnExisting != OnExisting.Update)
        {
            return new(file.Keys);
        }
        var sequence = new CreationSequence(file.Keys, ImmutableHashSet<RowKey>.Empty);
        var existing = await session.FindExisting(file.Entity, sequence.LaterParents, cancellationToken);
        return existing.Count == 0 ? sequence : new(file.Keys, existing);
    }

    private static void AddTo(ImportReport report, int row, RowOutcome outcome, OnExisting onExisting)
    {
        var entity = report.File.Entity;
        if (outcome.Saved is { } saved)
        {
            report.Accept(row, saved, onExisting == OnExisting.Error || report.File.Keys[row].HasOwn
                ? outcome.Warnings : [.. outcome.Warnings, CannotBeFound(entity, onExisting)]);
        }
        else if (onExisting == OnExisting.Skip && outcome.FindExisting(entity) is { } existing)
        {
            report.Skip(row, existing);
        }
        else
        {
            report.Refuse(row, outcome);
        }
    }

    private static Problem CannotBeFound(Entity entity, OnExisting onExisting) => new("", ImportOptions.NothingToFindBy(onExisting),
        $"The row has neither \"{entity.Key}\" nor \"{entity.Id}\", so every import of the file creates another {entity.Label} from it.");

    private static Problem ConcurrentWrites() =>
        new("", "concurrent_writes", "Other requests keep writing the same rows; nothing was changed. Send the file again.")
        {
            Kind = ProblemKind.Conflict,
        };
}
