using Dapper;
using MediatR;
using Npgsql;
using WorkOrders.Application.Changes;
using WorkOrders.Infrastructure.Connections;

namespace WorkOrders.Infrastructure.Changes;

/// <summary>Counts what waits for its position, as far as counting is cheap.</summary>
internal sealed class GetChangeLagHandler(NpgsqlDataSource source, DatabaseState database) : IRequestHandler<GetChangeLagQuery, ChangeLag?>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly string Select = $"""
        with recursive {ChangeSequence.Tenants}
        select (select count(*)::int from (select from change_pending limit {ChangeLag.Most}) counted) as waiting,
            coalesce(extract(epoch from clock_timestamp() - min(
                (select changed_dateutc from change_pending where tenant_id = t.id order by seq limit 1))), 0)::float8 as oldest_seconds
        from tenants t
        """;

    public async Task<ChangeLag?> Handle(GetChangeLagQuery query, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            await using var connection = await source.OpenConnectionAsync(limit.Token);
            return await connection.QuerySingleAsync<ChangeLag>(new CommandDefinition(Select, cancellationToken: limit.Token));
        }
        catch (Exception problem) when (database.MeansAway(problem) || limit.IsCancellationRequested)
        {
            // It is a detail of an answer that must not fail for it.
            cancellationToken.ThrowIfCancellationRequested();
            return null;
        }
    }
}
