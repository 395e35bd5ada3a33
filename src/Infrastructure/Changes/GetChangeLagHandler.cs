using Dapper;
using MediatR;
using Npgsql;
using WorkOrders.Application.Changes;

namespace WorkOrders.Infrastructure.Changes;

/// <summary>Counts what waits for its position, as far as counting is cheap.</summary>
internal sealed class GetChangeLagHandler(NpgsqlDataSource source) : IRequestHandler<GetChangeLagQuery, ChangeLag?>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly string Select = $"""
        select count(*)::int as waiting, coalesce(extract(epoch from clock_timestamp() - min(changed_dateutc)), 0)::float8 as oldest_seconds
        from (select changed_dateutc from change_pending limit {ChangeLag.Most}) some
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
        catch (Exception problem) when (problem is NpgsqlException or OperationCanceledException)
        {
            // It is a detail of an answer that must not fail for it.
            cancellationToken.ThrowIfCancellationRequested();
            return null;
        }
    }
}
