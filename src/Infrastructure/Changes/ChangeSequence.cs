using Dapper;
using Npgsql;

namespace WorkOrders.Infrastructure.Changes;

/// <summary>
/// Gives committed changes their positions in the feed of their tenant. A change gets one when no transaction that could still put something
/// before it is running, so that whoever has read up to a position has read all there will ever be before it.
/// </summary>
internal sealed class ChangeSequence(Lazy<NpgsqlDataSource> source)
{
    /// <summary>The most changes of one tenant that are moved at a time, so that no tenant waits for another's import.</summary>
    public const int Most = 2000;

    /// <summary>The tenants of which changes wait, as <c>tenants (id)</c> for a <c>with recursive</c>: one step along the index each. The last is null.</summary>
    public const string Tenants = """
        tenants (id) as (
            (select tenant_id from change_pending order by tenant_id limit 1)
            union all
            select (select p.tenant_id from change_pending p where p.tenant_id > t.id order by p.tenant_id limit 1) from tenants t where t.id is not null)
        """;

    // Every transaction below it has ended. Cheap: it looks at no table.
    private const string Decided = "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint";

    // One at a time among all instances; whoever dies, or freezes, lets go. "WOchange" in ASCII: one number among all advisory locks.
    // The table is empty or full from one moment to the next, so what the planner believes of it is wrong: it is to take the index.
    private const string Begin = """
        select set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true), set_config('jit', 'off', true),
            set_config('idle_in_transaction_session_timeout', '10s', true), set_config('lock_timeout', '0', true);
        select pg_try_advisory_xact_lock(x'574f6368616e6765'::bigint)
        """;

    // A statement of its own, because its snapshot must be younger than the lock. Of each tenant it takes what was written first, up to the first
    // change whose transaction is not below all that run: what is behind it may rest on it. (A transaction of the future comes from the
    // cluster that this database was restored from: it ended there.)
    private static readonly string Move = $"""
        with recursive {Tenants}, ready as (
            select first.place
            from tenants t cross join lateral (
                select waiting.place, bool_and(waiting.is_decided) over (order by waiting.seq) as is_ready
                from (
                    select ctid as place, seq,
                        tx < (select pg_snapshot_xmin(pg_current_snapshot())) or tx >= (select pg_snapshot_xmax(pg_current_snapshot())) as is_decided
                    from change_pending where tenant_id = t.id order by seq limit {Most}) waiting) first
            where first.is_ready
        ), moved as (
            delete from change_pending where ctid = any (array(select place from ready)) returning *
        ), placed as (
            insert into change_position as p (tenant_id, last)
            select tenant_id, count(*) from moved group by tenant_id
            on conflict (tenant_id) do update set last = p.last + excluded.last
            returning tenant_id, last
        )
        insert into change_feed (tenant_id, position, entity, row_id, key, row_version, operation, fields, origin, request_id, trace_id, changed_dateutc, tx)
        select m.tenant_id, p.last + 1 - row_number() over (partition by m.tenant_id order by m.seq desc),
            m.entity, m.row_id, m.key, m.row_version, m.operation, m.fields, m.origin, m.request_id, m.trace_id, m.changed_dateutc, m.tx
        from moved m join placed p on p.tenant_id = m.tenant_id
        """;

    private long _decided;

    /// <summary>Moves what is ready, unless another instance is at it.</summary>
    /// <returns>How many changes were moved; from <see cref="Most"/> on there may be more.</returns>
    /// <exception cref="NpgsqlException">The database is away; nothing was moved, or all that was to be.</exception>
    public async Task<int> Advance(CancellationToken cancellationToken)
    {
        await using var connection = await source.Value.OpenConnectionAsync(cancellationToken);
        var decided = await connection.ExecuteScalarAsync<long>(new CommandDefinition(Decided, cancellationToken: cancellationToken));
        if (decided == _decided)
        {
            return 0;
        }
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var begun = await connection.QueryMultipleAsync(new CommandDefinition(Begin, cancellationToken: cancellationToken)))
        {
            await begun.ReadSingleAsync();
            if (!await begun.ReadSingleAsync<bool>())
            {
                return 0;
            }
        }
        var moved = await connection.ExecuteAsync(new CommandDefinition(Move, cancellationToken: cancellationToken));
        await transaction.CommitAsync(CancellationToken.None);
        if (moved < Most)
        {
            // All that could be moved was: until another transaction has ended, there is nothing to look for.
            _decided = decided;
        }
        return moved;
    }
}
