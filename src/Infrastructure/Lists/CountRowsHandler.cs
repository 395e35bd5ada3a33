using Dapper;
using MediatR;
using Npgsql;
using WorkOrders.Application.Lists;
using WorkOrders.Application.Requests;

namespace WorkOrders.Infrastructure.Lists;

/// <summary>Counts the rows of a list.</summary>
internal sealed class CountRowsHandler(NpgsqlDataSource source, RequestContext context, ListTimeout timeout)
    : IRequestHandler<CountRowsQuery, long>
{
    public async Task<long> Handle(CountRowsQuery query, CancellationToken cancellationToken)
    {
        var parameters = new StatementParameters(context.Caller.TenantId);
        var sql = StatementParameters.Finish($"select count(*) {new RowsSql(query.Rows, new(), parameters).Sql}");
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
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
