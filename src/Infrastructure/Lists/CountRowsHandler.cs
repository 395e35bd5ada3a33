using Dapper;
using MediatR;
using Npgsql;
using WorkOrders.Application.Lists;
using WorkOrders.Application.Requests;

namespace WorkOrders.Infrastructure.Lists;

/// <summary>Counts the rows of a list.</summary>
internal sealed class CountRowsHandler(
    NpgsqlDataSource source, RequestContext context, ListTimeout timeout, ModificationWatermark watermark)
    : IRequestHandler<CountRowsQuery, long>
{
    public async Task<long> Handle(CountRowsQuery query, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var parameters = new StatementParameters(context.Caller.TenantId);
        var rows = new RowsSql(query.Rows, new(), parameters);
        var before = ModificationOrder.IsUsedBy(query.Rows) ? await watermark.Read(connection, cancellationToken) : (DateTimeOffset?)null;
        ModificationOrder.Limit(rows, before, parameters);
        var sql = StatementParameters.Finish($"select count(*) {rows.Sql}");
        try
        {
            return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
                sql, parameters.Sent, commandTimeout: timeout.Seconds, cancellationToken: cancellationToken));
        }
        catch (NpgsqlException error) when (ListErrors.Explain(error, query.Rows, counts: true) is { } refused)
        {
            throw refused;
        }
    }
}
