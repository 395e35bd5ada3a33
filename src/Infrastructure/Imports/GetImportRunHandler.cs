using Dapper;
using MediatR;
using Npgsql;
using WorkOrders.Application.Imports;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Runs;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Imports;

/// <summary>Reads an import run, after ending it as interrupted if its heartbeats have stopped.</summary>
internal sealed class GetImportRunHandler(NpgsqlDataSource source, RequestContext context) : IRequestHandler<GetImportRunQuery, ImportRun?>
{
    // A run that ends while this statement waits for its row keeps its final state.
    private const string Interrupt = $"""
        update import_run
           set state = 'interrupted',
               detail = 'The API instance that ran it stopped; nothing was stored. Send the file again.',
               date_end = clock_timestamp(),
               {RowStamp.Next}
         where tenant_id = @tenant and id = @id and state in ('waiting', 'running') and modified_dateutc < clock_timestamp() - @timeout
        """;

    private const string Select = $"select {ImportRunRow.Columns} from import_run where tenant_id = @tenant and id = @id";

    public async Task<ImportRun?> Handle(GetImportRunQuery query, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<ImportRunRow>(new CommandDefinition(
            $"{Interrupt};\n{Select}",
            new { tenant = context.Caller.TenantId, id = query.Id, timeout = RunTimes.HeartbeatTimeout },
            cancellationToken: cancellationToken));
        return row?.ToRun();
    }
}
