using Dapper;
using MediatR;
using Npgsql;
using WorkOrders.Application.Changes;
using WorkOrders.Application.Requests;

namespace WorkOrders.Infrastructure.Changes;

/// <summary>Reads the feed by position, in one round trip.</summary>
internal sealed class GetChangesHandler(NpgsqlDataSource source, RequestContext context) : IRequestHandler<GetChangesQuery, ChangePage>
{
    /// <summary>How many positions are looked through at once for those that are asked for: where few are, an answer is empty and yet goes on.</summary>
    public const int Reach = 50_000;

    // First the end, then the rows: what comes in between lies behind the end, and is read the next time at the latest.
    private static readonly string Select = $"""
        select coalesce(max(last), 0) from change_position where tenant_id = @tenant;

        select position, entity, row_id, key, row_version, operation, fields, origin, request_id, trace_id, changed_dateutc
        from change_feed
        where tenant_id = @tenant and position > @after and position <= @after + {Reach}
            and (cardinality(@entities) = 0 or entity = any(@entities))
            and (@excludeOrigin is null or origin is distinct from @excludeOrigin)
        order by position
        limit @top
        """;

    /// <exception cref="RefusedException">Nothing has the position yet that was asked for.</exception>
    public async Task<ChangePage> Handle(GetChangesQuery query, CancellationToken cancellationToken)
    {
        var (after, top) = (query.After, query.Top);
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var results = await connection.QueryMultipleAsync(new CommandDefinition(
            Select, new { tenant = context.Caller.TenantId, after, entities = query.Entities.ToArray(), query.ExcludeOrigin, top }, cancellationToken: cancellationToken));
        var last = await results.ReadSingleAsync<long>();
        if (after > last)
        {
            context.Problems.Add(new("", "bad_parameter",
                $"after is {after}, and the last change so far is {last}. Give what an answer of this tenant called next. If the database was restored, what you have read may not be in it: begin again, without after.",
                after, last) { Kind = ProblemKind.Form });
            context.Problems.ThrowIfAny();
        }
        var changes = (await results.ReadAsync<Change>()).AsList();
        var next = changes.Count == top ? changes[^1].Position : Math.Min(Math.Max(last, changes.LastOrDefault()?.Position ?? 0), after + Reach);
        return new(changes, next, next < last);
    }
}
