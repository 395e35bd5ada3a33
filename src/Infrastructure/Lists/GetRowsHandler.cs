using Dapper;
using MediatR;
using Npgsql;
using WorkOrders.Application.Lists;
using WorkOrders.Application.Requests;
using WorkOrders.Infrastructure.Writing;

namespace WorkOrders.Infrastructure.Lists;

/// <summary>Reads the rows of a list with one statement.</summary>
internal sealed class GetRowsHandler(
    NpgsqlDataSource source, IStore store, RequestContext context, ListTimeout timeout, ModificationWatermark watermark)
    : IRequestHandler<GetRowsQuery, IRowReader>
{
    public async Task<IRowReader> Handle(GetRowsQuery query, CancellationToken cancellationToken)
    {
        var own = store.Connection is null ? await source.OpenConnectionAsync(cancellationToken) : null;
        try
        {
            var connection = own ?? store.Connection!;
            if (query.ModifiedBefore is null && ModificationOrder.IsUsedBy(query))
            {
                query = query with { ModifiedBefore = await watermark.Read(connection, cancellationToken) };
            }
            var statement = new ListStatement(query, context.Caller.TenantId);
            var reader = await connection.ExecuteReaderAsync(new CommandDefinition(
                statement.Sql, statement.Parameters, commandTimeout: timeout.Seconds, cancellationToken: cancellationToken));
            return await ListReader.Start(own, reader, query, cancellationToken);
        }
        catch (Exception error)
        {
            await (own?.DisposeAsync() ?? ValueTask.CompletedTask);
            if (error is NpgsqlException failed && ListErrors.Explain(failed, query) is { } refused)
            {
                throw refused;
            }
            throw;
        }
    }
}
