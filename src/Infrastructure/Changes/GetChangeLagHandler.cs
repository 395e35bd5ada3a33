using Dapper;
using MediatR;
using Npgsql;
using WorkOrders.Application.Changes;
using WorkOrders.Infrastructure.Connections;

namespace WorkOrders.Infrastructure.Changes;

/// <summary>
/// Reads the number of pending changes, up to a limit that keeps counting cheap, and the age of the oldest pending change.
/// </summary>
internal sealed class GetChangeLagHandler(NpgsqlDataSource source, DatabaseState database) : IRequestHandler<GetChangeLagQuery, ChangeLag?>
{
    private static readonly TimeSpan QueryTimeout = TimeSpan.FromSeconds(1);

    private static readonly string Select = $"""
        with recursive {ChangeSequencer.WaitingTenants}
        select (select count(*)::int from (select from change_pending limit {ChangeLag.Most}) counted) as waiting,
            coalesce(extract(epoch from clock_timestamp() - min(
                (select changed_dateutc from change_pending where tenant_id = t.id order by seq limit 1))), 0)::float8 as oldest_seconds
        from tenants t
        """;

    public async Task<ChangeLag?> Handle(GetChangeLagQuery query, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(QueryTimeout);
        try
        {
            await using var connection = await source.OpenConnectionAsync(timeout.Token);
            return await connection.QuerySingleAsync<ChangeLag>(new CommandDefinition(Select, cancellationToken: timeout.Token));
        }
        catch (Exception problem) when (database.IsUnavailable(problem) || timeout.IsCancellationRequested)
        {
            // The lag is only a detail of the response, which must not fail because of it.
            cancellationToken.ThrowIfCancellationRequested();
            return null;
        }
    }
}
