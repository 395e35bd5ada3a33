using Dapper;
using MediatR;
using Npgsql;
using WorkOrders.Application.Changes;
using WorkOrders.Application.Requests;

namespace WorkOrders.Infrastructure.Changes;

/// <summary>Reads a page of the change feed in one round trip.</summary>
internal sealed class GetChangesHandler(NpgsqlDataSource source, RequestContext context)
    : IRequestHandler<GetChangesQuery, ChangePage>
{
    /// <summary>
    /// The maximum number of positions that one query scans for matching changes; a page may be empty although more changes follow.
    /// </summary>
    public const int MaxScanned = 50_000;

    /// <summary>The columns of a <see cref="Change"/>.</summary>
    public const string Columns = """
        position, entity, row_id, key, row_version, operation, fields, origin, request_id, trace_id, changed_by, reason, changed_dateutc
        """;

    // The end of the feed is read first: a change that arrives between the two statements is beyond that end, and is part of this page or
    // the next page.
    private static readonly string Select = $"""
        {FeedEnd.Select};

        select {Columns}
        from change_feed
        where tenant_id = @tenant and position > @after and position <= @after + {MaxScanned}
            and (cardinality(@entities) = 0 or entity = any(@entities))
            and (@excludeOrigin is null or origin is distinct from @excludeOrigin)
        order by position
        limit @top
        """;

    /// <exception cref="RefusedException">The feed has not reached the position yet.</exception>
    public async Task<ChangePage> Handle(GetChangesQuery query, CancellationToken cancellationToken)
    {
        var (after, top) = (query.After, query.Top);
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var parameters = new { tenant = context.Caller.TenantId, after, entities = query.Entities.ToArray(), query.ExcludeOrigin, top };
        await using var results = await connection.QueryMultipleAsync(
            new CommandDefinition(Select, parameters, cancellationToken: cancellationToken));
        var last = await results.ReadSingleAsync<long>();
        FeedEnd.RequireReached(after, last, context.Problems);
        var changes = (await results.ReadAsync<Change>()).AsList();
        var next = changes.Count == top
            ? changes[^1].Position
            : Math.Min(Math.Max(last, changes.LastOrDefault()?.Position ?? 0), after + MaxScanned);
        return new(changes, next, next < last);
    }
}
