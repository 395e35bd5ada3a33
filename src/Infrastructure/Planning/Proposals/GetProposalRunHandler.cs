using Dapper;
using MediatR;
using Npgsql;
using WorkOrders.Application.Planning.Propose;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Runs;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Planning.Proposals;

/// <summary>Reads a proposal run, after ending it as interrupted if its heartbeats have stopped.</summary>
internal sealed class GetProposalRunHandler(NpgsqlDataSource source, RequestContext context)
    : IRequestHandler<GetProposalRunQuery, ProposalRun?>
{
    // A run that ends while this statement waits for its row keeps its final state.
    private const string Interrupt = $"""
        update planning_proposal
           set state = 'interrupted',
               detail = 'The API instance that ran it stopped; nothing was stored. Send the request again.',
               date_end = clock_timestamp(),
               {RowStamp.Next}
         where tenant_id = @tenant and id = @id and state = 'running' and modified_dateutc < clock_timestamp() - @timeout
        """;

    // The time of the last change is that of the last heartbeat, so it is kept.
    private const string Stop = """
        update planning_proposal
           set stop_requested = true
         where tenant_id = @tenant and id = @id and state = 'running' and @stop
        """;

    private const string Select = $"select {ProposalRunRow.Columns} from planning_proposal where tenant_id = @tenant and id = @id";

    public async Task<ProposalRun?> Handle(GetProposalRunQuery query, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<ProposalRunRow>(new CommandDefinition(
            $"{Interrupt};\n{Stop};\n{Select}",
            new { tenant = context.Caller.TenantId, id = query.Id, stop = query.Stop, timeout = RunTimes.HeartbeatTimeout },
            cancellationToken: cancellationToken));
        return row?.ToRun();
    }
}
