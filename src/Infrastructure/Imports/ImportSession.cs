using Npgsql;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders.Create;
using WorkOrders.Application.WorkOrders.Import;
using WorkOrders.Infrastructure.Connections;
using WorkOrders.Infrastructure.Requests;

namespace WorkOrders.Infrastructure.Imports;

/// <summary>Sends every order through the pipeline of a single create, with the import's store instead of the tenant's store.</summary>
internal sealed class ImportSession(
    ScopedSender sender, NpgsqlConnection connection, NpgsqlTransaction transaction, ImportStore store, RequestContext context,
    OnMissing onMissing)
    : IImportSession
{
    public async Task<IReadOnlyList<OrderOutcome>> Create(IReadOnlyList<OrderRow> rows, CancellationToken cancellationToken)
    {
        var commands = rows
            .Select(row => row.Order is null ? null : new CreateWorkOrderCommand(row.Order) { OnMissing = onMissing })
            .ToList();
        var lookup = new Lookup();
        foreach (var command in commands)
        {
            command?.Collect(lookup);
        }
        await store.Prepare(lookup, commands.Sum(command => command?.Order.WithAncestors().Count() ?? 0), cancellationToken);
        var outcomes = new List<OrderOutcome>(rows.Count);
        foreach (var (command, row) in commands.Zip(rows))
        {
            outcomes.Add(command is null ? OrderOutcome.Refused(row.Problems) : await Create(command, row.Problems, cancellationToken));
        }
        return outcomes;
    }

    public async Task Commit(Func<Task<RunOutcome>>? getOutcome, CancellationToken cancellationToken)
    {
        await store.Flush();
        if (getOutcome is not null)
        {
            await ImportRunRepository.End(connection, await getOutcome(), cancellationToken);
        }
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (NpgsqlException broken) when (broken.IsConnectionLost())
        {
            throw new OutcomeUnknownException(broken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await store.Stop();
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    private async Task<OrderOutcome> Create(CreateWorkOrderCommand command, Problems problems, CancellationToken cancellationToken)
    {
        try
        {
            var created = await sender.Send(context with { Problems = problems }, store, command, cancellationToken);
            return new(command.ToCreate[^1].Row.Id, created.PlanningEntries.Count(), [], problems.Warnings);
        }
        catch (RefusedException)
        {
            return OrderOutcome.Refused(problems);
        }
    }
}
