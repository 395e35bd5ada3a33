using Dapper;
using Npgsql;

namespace WorkOrders.Infrastructure.Changes;

/// <summary>
/// Assigns committed changes their positions in the feed of their tenant. A change stays pending until no running transaction can still
/// commit a change that belongs before it, so that a reader that has reached a position has read all changes that will ever precede it.
/// </summary>
internal sealed class ChangeSequencer(Lazy<NpgsqlDataSource> source)
{
    /// <summary>The maximum number of changes of one tenant in one run, so that no tenant waits for the import of another tenant.</summary>
    public const int MaxPerTenant = 2000;

    /// <summary>
    /// The tenants that have pending changes, as the common table expression <c>tenants (id)</c> of a <c>with recursive</c>: one index
    /// lookup per tenant. The last row is null.
    /// </summary>
    public const string WaitingTenants = """
        tenants (id) as (
            (select tenant_id from change_pending order by tenant_id limit 1)
            union all
            select (select p.tenant_id from change_pending p where p.tenant_id > t.id order by p.tenant_id limit 1)
            from tenants t where t.id is not null)
        """;

    // Returns the oldest running transaction; all earlier transactions have ended. Cheap, because it reads no table.
    private const string SelectOldestRunning = "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint";

    // Only one instance moves changes at a time; the lock is released when the instance dies or freezes. "WOchange" in ASCII, distinct from
    // the other advisory locks. The table of pending changes fills and empties constantly, which makes its statistics useless: the settings
    // force the use of the index.
    private const string Begin = """
        select set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true), set_config('jit', 'off', true),
            set_config('idle_in_transaction_session_timeout', '10s', true), set_config('lock_timeout', '0', true);
        select pg_try_advisory_xact_lock(x'574f6368616e6765'::bigint)
        """;

    // A separate statement, because its snapshot must be newer than the lock. For each tenant, it moves changes in the order in which they
    // were written, up to the first change whose transaction may still be running, because later changes may depend on that change. (A
    // transaction id in the future comes from the cluster from which this database was restored; that transaction has ended.)
    private static readonly string Move = $"""
        with recursive {WaitingTenants}, ready as (
            select first.place
            from tenants t cross join lateral (
                select waiting.place, bool_and(waiting.is_decided) over (order by waiting.seq) as is_ready
                from (
                    select ctid as place, seq,
                        tx < (select pg_snapshot_xmin(pg_current_snapshot()))
                            or tx >= (select pg_snapshot_xmax(pg_current_snapshot())) as is_decided
                    from change_pending where tenant_id = t.id order by seq limit {MaxPerTenant}) waiting) first
            where first.is_ready
        ), moved as (
            delete from change_pending where ctid = any (array(select place from ready)) returning *
        ), placed as (
            insert into change_position as p (tenant_id, last)
            select tenant_id, count(*) from moved group by tenant_id
            on conflict (tenant_id) do update set last = p.last + excluded.last
            returning tenant_id, last
        )
        insert into change_feed (
            tenant_id, position, entity, row_id, key, row_version, operation, fields, origin, request_id, trace_id, changed_by, reason,
            old_values, new_values, changed_dateutc, tx)
        select m.tenant_id, p.last + 1 - row_number() over (partition by m.tenant_id order by m.seq desc),
            m.entity, m.row_id, m.key, m.row_version, m.operation, m.fields, m.origin, m.request_id, m.trace_id, m.changed_by, m.reason,
            m.old_values, m.new_values, m.changed_dateutc, m.tx
        from moved m join placed p on p.tenant_id = m.tenant_id
        """;

    private long _oldestRunning;

    /// <summary>Moves the changes that are ready, unless another instance is moving changes.</summary>
    /// <returns>The number of moved changes; with <see cref="MaxPerTenant"/> or more, further changes may be ready.</returns>
    /// <exception cref="NpgsqlException">The database is unavailable; either all ready changes were moved or none.</exception>
    public async Task<int> Advance(CancellationToken cancellationToken)
    {
        await using var connection = await source.Value.OpenConnectionAsync(cancellationToken);
        var oldestRunning = await connection.ExecuteScalarAsync<long>(
            new CommandDefinition(SelectOldestRunning, cancellationToken: cancellationToken));
        if (oldestRunning == _oldestRunning)
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
        if (moved < MaxPerTenant)
        {
            // All ready changes were moved: until another transaction ends, no further change can become ready.
            _oldestRunning = oldestRunning;
        }
        return moved;
    }
}
