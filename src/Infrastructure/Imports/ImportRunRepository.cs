using Dapper;
using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Imports;
using WorkOrders.Application.Runs;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Imports;

/// <summary>
/// Stores import runs in <c>import_run</c>. Each step has its own transaction, except an end that is stored together with the run's rows.
/// </summary>
internal sealed class ImportRunRepository(Lazy<NpgsqlDataSource> source) : IImportRunRepository
{
    private const string Insert = $"""
        with expired as (
            delete from import_run
             where tenant_id = @tenant and coalesce(date_end, modified_dateutc) < clock_timestamp() - @retention)
        insert into import_run (tenant_id, id, entity, rows) values (@tenant, @id, @entity, @rows)
        returning {ImportRunRow.Columns}
        """;

    private const string Progress = $"""
        update import_run
           set state = case when @rowsDone is null then state else 'running' end,
               rows_done = coalesce(@rowsDone, rows_done),
               date_start = case when @rowsDone is null then date_start else coalesce(date_start, clock_timestamp()) end,
               {RowStamp.Next}
         where tenant_id = @tenant and id = @id and state in ('waiting', 'running')
        """;

    private const string Finish = $"""
        update import_run
           set state = @state,
               detail = @detail,
               rows_done = case when @totals::json is null then rows_done else rows end,
               date_start = coalesce(date_start, clock_timestamp()),
               date_end = clock_timestamp(),
               totals = @totals::json,
               results = @results,
               {RowStamp.Next}
         where tenant_id = @tenant and id = @id and state in ('waiting', 'running')
        """;

    /// <summary>Ends a run in the transaction that stores its rows.</summary>
    /// <exception cref="RunAbandonedException">
    /// The run was already ended as interrupted; the transaction must not be committed.
    /// </exception>
    public static async Task End(NpgsqlConnection connection, RunOutcome end, CancellationToken cancellationToken)
    {
        if (await Update(connection, end, cancellationToken) == 0)
        {
            throw new RunAbandonedException();
        }
    }

    public async Task<ImportRun> Add(Guid tenant, Guid id, Entity entity, int rows, CancellationToken cancellationToken)
    {
        await using var connection = await source.Value.OpenConnectionAsync(cancellationToken);
        var row = await connection.QuerySingleAsync<ImportRunRow>(new CommandDefinition(
            Insert,
            new { tenant, id, entity = entity.Name, rows, retention = RunTimes.Retention },
            cancellationToken: cancellationToken));
        return row.ToRun();
    }

    public async Task<bool> Heartbeat(Guid tenant, Guid id, int? rowsDone, CancellationToken cancellationToken)
    {
        await using var connection = await source.Value.OpenConnectionAsync(cancellationToken);
        var command = new CommandDefinition(Progress, new { tenant, id, rowsDone }, cancellationToken: cancellationToken);
        return await connection.ExecuteAsync(command) > 0;
    }

    public async Task End(RunOutcome end, CancellationToken cancellationToken)
    {
        await using var connection = await source.Value.OpenConnectionAsync(cancellationToken);
        await Update(connection, end, cancellationToken);
    }

    private static Task<int> Update(NpgsqlConnection connection, RunOutcome end, CancellationToken cancellationToken)
    {
        var values = new
        {
            tenant = end.Tenant,
            id = end.Id,
            state = end.State.ToString().ToLowerInvariant(),
            detail = end.Detail,
            totals = end.Totals is { } totals ? RowJson.WriteObject(totals) : null,
            results = end.Results,
        };
        return connection.ExecuteAsync(new CommandDefinition(Finish, values, cancellationToken: cancellationToken));
    }
}
