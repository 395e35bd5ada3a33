using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Tenancy;
using WorkOrders.Application.WorkOrders.Create;
using WorkOrders.Application.WorkOrders.Import;
using WorkOrders.Infrastructure.Batching;
using WorkOrders.Infrastructure.Connections;

namespace WorkOrders.Infrastructure.Imports;

/// <summary>Sends every order through the pipeline of a single create; only the two ends differ, where it looks and where it writes.</summary>
internal sealed class ImportSession(
    IServiceScopeFactory scopes, NpgsqlConnection connection, NpgsqlTransaction transaction, ImportStore store, Caller caller, RequestOrigin origin, OnMissing onMissing)
    : IImportSession
{
    public async Task<IReadOnlyList<OrderOutcome>> Take(IReadOnlyList<OrderMessage> orders, CancellationToken cancellationToken)
    {
        var lookup = new Lookup();
        var commands = orders.Select(order => new CreateWorkOrderCommand(order.Order) { OnMissing = onMissing }).ToList();
        foreach (var command in commands)
        {
            command.Collect(lookup);
        }
        await store.Prepare(lookup, commands.Sum(command => command.Order.WithAncestors().Count()), cancellationToken);
        var outcomes = new List<OrderOutcome>(orders.Count);
        foreach (var (order, command) in orders.Zip(commands))
        {
            outcomes.Add(await Create(command, order.Problems, cancellationToken));
        }
        return outcomes;
    }

    public async Task Complete(Func<Task<RunEnd>>? end, CancellationToken cancellationToken)
    {
        await store.Flush();
        if (end is not null)
        {
            await ImportRuns.End(connection, await end(), cancellationToken);
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

    private async Task<OrderOutcome> Create(CreateWorkOrderCommand command, Problems found, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CurrentCaller>().Value = caller;
        services.GetRequiredService<CurrentStore>().Join(store);
        services.GetRequiredService<RequestOrigin>().Take(origin);
        var problems = services.GetRequiredService<Problems>();
        problems.Take(found);
        try
        {
            var created = await services.GetRequiredService<IMediator>().Send(command, cancellationToken);
            return new(command.ToCreate[^1].Row.Id, created.Planned.Count(), [], problems.Warnings);
        }
        catch (RefusedException)
        {
            return OrderOutcome.Refused(problems);
        }
    }
}
