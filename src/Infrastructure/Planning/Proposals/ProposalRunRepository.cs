using Dapper;
using Npgsql;
using WorkOrders.Application.Planning.Propose;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Runs;
using WorkOrders.Infrastructure.Requests;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Planning.Proposals;

/// <summary>
/// Stores runs in <c>planning_proposal</c>. Each step has its own transaction, except an end that is stored together with the plan.
/// </summary>
internal sealed class ProposalRunRepository(Lazy<NpgsqlDataSource> source) : IProposalRunRepository
{
    private const string Insert = $"""
        with expired as (
            delete from planning_proposal
             where tenant_id = @tenant and coalesce(date_end, modified_dateutc) < clock_timestamp() - @retention)
        insert into planning_proposal (tenant_id, id, seconds) values (@tenant, @id, @seconds)
        returning {ProposalRunRow.Columns}
        """;

    private const string Progress = $"""
        update planning_proposal
           set progress = @progress::json,
               {RowStamp.Next}
         where tenant_id = @tenant and id = @id and state = 'running'
        returning stop_requested
        """;

    private const string Finish = $"""
        update planning_proposal
           set state = @state,
               detail = @detail,
               result = @result::json,
               date_end = clock_timestamp(),
               {RowStamp.Next}
         where tenant_id = @tenant and id = @id and state = 'running'
        """;

    public async Task<ProposalRun> Add(Guid tenant, Guid id, int seconds, CancellationToken cancellationToken)
    {
        await using var connection = await source.Value.OpenConnectionAsync(cancellationToken);
        var row = await connection.QuerySingleAsync<ProposalRunRow>(new CommandDefinition(
            Insert, new { tenant, id, seconds, retention = RunTimes.Retention }, cancellationToken: cancellationToken));
        return row.ToRun();
    }

    public async Task<bool?> Heartbeat(Guid tenant, Guid id, ProposalProgress progress)
    {
        await using var connection = await source.Value.OpenConnectionAsync();
        return await connection.QuerySingleOrDefaultAsync<bool?>(Progress, new { tenant, id, progress = RowJson.WriteObject(progress) });
    }

    public async Task<bool> End(ProposalOutcome outcome, IRequestTransaction? transaction = null)
    {
        if (transaction is RequestTransaction { Store: var store })
        {
            var updated = 0;
            await store.Try(async () => updated = await Update(store.Connection!, outcome));
            return updated > 0;
        }
        await using var connection = await source.Value.OpenConnectionAsync();
        return await Update(connection, outcome) > 0;
    }

    private static Task<int> Update(NpgsqlConnection connection, ProposalOutcome outcome) => connection.ExecuteAsync(Finish, new
    {
        tenant = outcome.Tenant,
        id = outcome.Id,
        state = outcome.State.ToString().ToLowerInvariant(),
        detail = outcome.Detail,
        result = outcome.Result is { } result ? RowJson.WriteObject(result) : null,
    });
}
