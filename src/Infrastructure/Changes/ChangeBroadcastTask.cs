using Dapper;
using Microsoft.Extensions.Logging;
using Npgsql;
using WorkOrders.Application.Changes;
using WorkOrders.Infrastructure.Connections;

namespace WorkOrders.Infrastructure.Changes;

/// <summary>
/// Reads the new changes of all tenants that have listeners, ten times per second, and distributes them. Without listeners it reads
/// nothing.
/// </summary>
internal sealed class ChangeBroadcastTask(
    ChangeBroadcast broadcast, Lazy<NpgsqlDataSource> source, DatabaseState database, ILogger<ChangeBroadcastTask> logger)
    : PeriodicBackgroundService("The broadcast of changes", database, logger)
{
    private const int MaxPerTenant = RecentChanges.Capacity / 2;

    private const string SelectEnds = "select tenant_id, last from change_position where tenant_id = any(@tenants)";

    private const string SelectChanges = $"""
        select feed.tenant, change.*
        from unnest(@tenants, @ends) as feed (tenant, last)
        cross join lateral (
            select {GetChangesHandler.Columns}
            from change_feed
            where tenant_id = feed.tenant and position > feed.last
            order by position
            limit @top) change
        order by feed.tenant, position
        """;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Reads the changes that are new.</summary>
    protected override async Task<TimeSpan> RunOnce(CancellationToken stoppingToken)
    {
        await broadcast.WaitForListener(stoppingToken);
        var feeds = broadcast.Feeds;
        await using var connection = await source.Value.OpenConnectionAsync(stoppingToken);
        var ends = (await connection.QueryAsync<(Guid Tenant, long Last)>(new CommandDefinition(
            SelectEnds, new { tenants = feeds.Select(feed => feed.TenantId).ToArray() }, cancellationToken: stoppingToken)))
            .ToDictionary(end => end.Tenant, end => end.Last);
        var behind = new List<RecentChanges>();
        foreach (var feed in feeds)
        {
            var last = ends.GetValueOrDefault(feed.TenantId);
            switch (feed.End)
            {
                case null: feed.Add([], last); break;
                case { } end when end < last: behind.Add(feed); break;
                default: feed.RemoveOld(); break;
            }
        }
        return behind.Count > 0 && await Read(behind, connection, stoppingToken) ? TimeSpan.Zero : Pause;
    }

    /// <summary>Reads the next changes of feeds, and returns whether there are more.</summary>
    private static async Task<bool> Read(List<RecentChanges> feeds, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var parameters = new
        {
            tenants = feeds.Select(feed => feed.TenantId).ToArray(),
            ends = feeds.Select(feed => feed.End!.Value).ToArray(),
            top = MaxPerTenant,
        };
        var rows = await connection.QueryAsync<Guid, Change, (Guid Tenant, Change Change)>(
            new CommandDefinition(SelectChanges, parameters, cancellationToken: cancellationToken),
            (tenant, change) => (tenant, change), splitOn: "position");
        var changes = rows.ToLookup(row => row.Tenant, row => row.Change);
        foreach (var feed in feeds)
        {
            feed.Add([.. changes[feed.TenantId]], changes[feed.TenantId].Last().Position);
        }
        return changes.Any(feed => feed.Count() == MaxPerTenant);
    }
}
