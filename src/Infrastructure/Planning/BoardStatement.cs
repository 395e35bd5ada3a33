using System.Collections.Concurrent;
using WorkOrders.Application.Planning.Board;
using WorkOrders.Domain.Planning;
using WorkOrders.Infrastructure.Availability;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Planning;

/// <summary>
/// The statement that reads a planning board. It is one statement, so that everything is read in the same snapshot as the position of the
/// change feed. Its text depends on the kind of the filter, and on whether only changes are read. Each result row has a kind: an
/// <see cref="Entry"/> in columns, or another kind with JSON.
/// </summary>
internal static class BoardStatement
{
    /// <summary>The kind of a row with a planning entry.</summary>
    public const string Entry = "entry";

    /// <summary>The kind of a row with a technician.</summary>
    public const string Technician = "technician";

    /// <summary>The kind of a row with the id of an entry that is not on the board any more.</summary>
    public const string Removed = "removed";

    /// <summary>The kind of the row with the position.</summary>
    public const string State = "state";

    private static readonly ConcurrentDictionary<(BoardFilterKind, bool), Statement> Cache = new();

    /// <summary>Returns the statement and its parameters.</summary>
    /// <param name="query">The query.</param>
    /// <param name="tenant">The tenant.</param>
    /// <param name="zone">The tenant's time zone.</param>
    public static (Statement Statement, TypedParameters Parameters) For(GetBoardQuery query, Guid tenant, TimeZoneInfo zone)
    {
        var (from, to, filter) = (query.Range.From, query.Range.To, query.Filter);
        var parameters = new TypedParameters();
        parameters.Add("tenant", tenant);
        parameters.Add("range_from", from);
        parameters.Add("range_to", to);
        // No entry is longer than the longest estimate, which bounds the range of the index.
        parameters.Add("range_until", LongestEntry.EndAfter(to));
        // The range has these dates in every time zone.
        parameters.Add("first_date", DateOnly.FromDateTime(from.UtcDateTime).AddDays(-1));
        parameters.Add("last_date", DateOnly.FromDateTime(to.UtcDateTime).AddDays(1));
        if (filter.Kind == BoardFilterKind.Skill)
        {
            parameters.Add("from_date", zone.DateOf(from));
        }
        if (filter.Kind != BoardFilterKind.All)
        {
            parameters.Add("codes", filter.Names.ToArray());
            parameters.Add("ids", filter.Names.Select(name => Guid.TryParse(name, out var id) ? id : (Guid?)null).OfType<Guid>().ToArray());
        }
        if (query.ChangedAfter is { } after)
        {
            parameters.Add("changed_after", after);
        }
        var changes = query.ChangedAfter is not null;
        return (Cache.GetOrAdd((filter.Kind, changes), _ => new(Text(filter.Kind, changes), parameters.Names)), parameters);
    }

    private static string Text(BoardFilterKind filter, bool changes) => $"""
        with {BoardTechnicianSql.Candidates(filter)},
        {BoardTechnicianSql.Technicians},
        {BoardEntrySql.Booked}{(changes ? $",\n{BoardChangeSql.Changes}" : "")}
        {BoardEntrySql.Entries(changes ? BoardChangeSql.IsShown : "true")}
        union all
        select '{Technician}', {BoardTechnicianSql.Json}, {BoardEntrySql.NoColumns} from {BoardTechnicianSql.Rows}
        union all
        select '{State}', json_build_object(
            'position', (select coalesce(max(last), 0) from change_position where tenant_id = @tenant),
            'is_complete', {(changes ? BoardChangeSql.IsComplete : "true")},
            'is_found', {BoardTechnicianSql.IsFound(filter)})::text, {BoardEntrySql.NoColumns}
        {(changes ? $"union all select '{Removed}', to_json(id)::text, {BoardEntrySql.NoColumns} from {BoardChangeSql.Removed}" : "")}
        """;
}
