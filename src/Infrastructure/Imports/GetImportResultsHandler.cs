using Dapper;
using MediatR;
using Npgsql;
using WorkOrders.Application.Imports;
using WorkOrders.Application.Requests;

namespace WorkOrders.Infrastructure.Imports;

/// <summary>Reads the stored results of an import run.</summary>
internal sealed class GetImportResultsHandler(NpgsqlDataSource source, RequestContext context)
    : IRequestHandler<GetImportResultsQuery, byte[]?>
{
    private const string Select = "select results from import_run where tenant_id = @tenant and id = @id";

    public async Task<byte[]?> Handle(GetImportResultsQuery query, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<byte[]?>(new CommandDefinition(
            Select, new { tenant = context.Caller.TenantId, id = query.Id }, cancellationToken: cancellationToken));
    }
}
