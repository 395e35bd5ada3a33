using Dapper;
using MediatR;
using Npgsql;
using WorkOrders.Application.Changes;
using WorkOrders.Application.Requests;

namespace WorkOrders.Infrastructure.Changes;

/// <summary>Reads the end of the change feed, and checks the requested position.</summary>
internal sealed class GetStartPositionHandler(NpgsqlDataSource source, RequestContext context)
    : IRequestHandler<GetStartPositionQuery, long>
{
    /// <exception cref="RefusedException">The feed has not reached the position yet.</exception>
    public async Task<long> Handle(GetStartPositionQuery query, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var last = await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            FeedEnd.Select, new { tenant = context.Caller.TenantId }, cancellationToken: cancellationToken));
        var after = query.After ?? last;
        FeedEnd.RequireReached(after, last, context.Problems);
        return after;
    }
}
