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
        select {GetChangesHandler.Columns}
        from change_feed
        where tenant_id = @tenant and position > @after
        order by position
        limit @top
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
        var hasMore = false;
        foreach (var feed in feeds)
        {
            hasMore |= await Read(feed, ends.GetValueOrDefault(feed.TenantId), connection, stoppingToken);
        }
        return hasMore ? TimeSpan.Zero : Pause;
    }

    /// <summary>Reads the next changes of a tenant, and returns whether there are more.</summary>
    private static async Task<bool> Read(RecentChanges feed, long last, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (feed.End is not { } after)
        {
            feed.Add([], last);
            return false;
        }
        if (after >= last)
        {
            feed.RemoveOld();
            return false;
        }
        var parameters = new { tenant = feed.TenantId, after, top = MaxPerTenant };
        var changes = (await connection.QueryAsync<Change>(
            new CommandDefinition(SelectChanges, parameters, cancellationToken: cancellationToken))).AsList();
        feed.Add(changes, changes[^1].Position);
        return changes.Count == MaxPerTenant;
    }
}
