using WorkOrders.Application.Planning.Board;

namespace WorkOrders.Infrastructure.Planning;

/// <summary>
/// The parts of the statement of a planning board that find what has changed since a position: the changes with later positions, and those
/// that have no position yet, because the board shows them, too.
/// </summary>
internal static class BoardChangeSql
{
    /// <summary>Whether there are too many changes to compare, so that all entries are read.</summary>
    public const string IsComplete = "not (select is_compared from scan)";

    /// <summary>The entries that may have been on the board, and are not any more.</summary>
    public const string Removed = "gone where (select is_compared from scan) and id not in (select id from booked)";

    /// <summary>The condition that an entry, or something that is shown of it, has changed.</summary>
    public static readonly string IsShown =
        $"({IsComplete}{string.Concat(Shown.Select(id => $" or {id} in (select id from changed)"))})";

    // A technician can leave the board because the user or a skill has changed; then all entries of the user leave it. The technicians and
    // times of an entry since the position are the current ones, and the old values of its changes. An inactive technician, who is only on
    // the board because of entries, leaves it together with the last of them.
    public static readonly string Changes = $"""
        recent as materialized (
            (select row_id, entity, operation, old_values from change_feed
            where tenant_id = @tenant and position > @changed_after order by position limit {GetBoardQuery.MaxChanges + 1})
            union all
            (select row_id, entity, operation, old_values from change_pending
            where tenant_id = @tenant order by seq limit {GetBoardQuery.MaxChanges + 1})),
        scan as materialized (
            select count(*) <= {GetBoardQuery.MaxChanges} as is_compared from recent),
        changed_user as materialized (
            select row_id as id from recent where entity = 'user'
            union
            select s.user_id from recent c
            cross join lateral (select * from user_skill s where s.tenant_id = @tenant and s.id = c.row_id offset 0) s
            where c.entity = 'user_skill'
            union
            select (old_values ->> 'user_id')::uuid from recent where entity = 'user_skill' and old_values ->> 'user_id' is not null),
        changed as materialized (
            select row_id as id from recent
            union
            select id from changed_user),
        watched as materialized (
            select id from technician
            union
            select id from changed_user
            union
            select id from "user" where tenant_id = @tenant and (archived or disabled)),
        gone as (
            select c.row_id as id
            from recent c
            left join lateral (select * from job_planning p where p.tenant_id = @tenant and p.id = c.row_id offset 0) p on true
            where c.entity = 'job_planning'
            group by c.row_id
            having bool_or(c.operation <> 'created' and c.old_values is null) or (
                bool_or(p.user_id in (select id from watched) or (c.old_values ->> 'user_id')::uuid in (select id from watched))
                and least(min(p.date_from), min((c.old_values ->> 'date_from')::timestamptz)) < @range_to
                and greatest(max(p.date_to), max((c.old_values ->> 'date_to')::timestamptz)) > @range_from)
            union
            select p.id from changed_user u
            cross join lateral (
                select * from job_planning p where p.tenant_id = @tenant and p.user_id = u.id and {BoardEntrySql.InRange} offset 0) p)
        """;

    private static IEnumerable<string> Shown => ["b.id", "b.user_id", "b.jobs_id", "r.id", "s.id", "y.id", "c.id", "a.id"];
}
