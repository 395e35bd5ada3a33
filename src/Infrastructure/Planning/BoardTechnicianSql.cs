using WorkOrders.Application.Planning.Board;

namespace WorkOrders.Infrastructure.Planning;

/// <summary>The parts of the statement of a planning board that find its technicians.</summary>
internal static class BoardTechnicianSql
{
    // More technicians than a board can have are counted, but nothing else is read of them.
    public static readonly string Technicians = $"""
        found as materialized (
            select * from candidate c
            where c.is_named or not c.is_inactive or exists (
                select from job_planning p where p.tenant_id = @tenant and p.user_id = c.id and {BoardEntrySql.InRange})
            limit {GetBoardQuery.MaxTechnicians + 1}),
        default_calendar as materialized (
            select id from holiday_calendar where tenant_id = @tenant and is_default limit 1),
        technician as materialized (
            select * from found where (select count(*) from found) <= {GetBoardQuery.MaxTechnicians})
        """;

    /// <summary>The technicians, or as many as were counted.</summary>
    public const string Rows = "found t left join load l on l.user_id = t.id left join leg on leg.user_id = t.id";

    /// <summary>The technician as JSON (<see cref="TechnicianFacts"/>).</summary>
    public const string Json = """
        json_build_object(
            'id', t.id, 'code', t.code, 'firstname', t.firstname, 'lastname', t.lastname, 'team_leader_user_id', t.team_leader_user_id,
            'is_team_leader', t.is_team_leader, 'time_zone', t.time_zone, 'start_latitude', t.start_latitude_decimal,
            'start_longitude', t.start_longitude_decimal, 'allow_overlap', t.allow_overlap, 'is_inactive', t.is_inactive,
            'planned_minutes', coalesce(l.planned_minutes, 0), 'suggested_minutes', coalesce(l.suggested_minutes, 0), 'travel', leg.legs,
            'hours', (
                select json_agg(json_build_object('weekday', w.weekday, 'from', w.time_from, 'to', w.time_to,
                    'valid_from', w.valid_from, 'valid_to', w.valid_to))
                from working_time w where w.tenant_id = @tenant and w.user_id = t.id),
            'holidays', (
                select json_agg(json_build_object('date', h.date, 'name', h.name) order by h.date, h.name)
                from holiday h
                where h.tenant_id = @tenant and h.holiday_calendar_id = coalesce(t.holiday_calendar_id, (select id from default_calendar))
                    and h.date between @first_date and @last_date),
            'absences', (
                select json_agg(json_build_object('date_from', a.date_from, 'date_to', a.date_to, 'reason', a.reason)
                    order by a.date_from, a.date_to)
                from user_unavailability a
                where a.tenant_id = @tenant and a.user_id = t.id and a.date_to > @range_from and a.date_from < @range_to),
            'skills', (
                select json_agg(json_build_object('id', k.id, 'code', k.code, 'level', s.level, 'valid_until', s.valid_until)
                    order by k.code, s.id)
                from user_skill s join skill k on k.tenant_id = @tenant and k.id = s.skill_id
                where s.tenant_id = @tenant and s.user_id = t.id))::text
        """;

    private const string Columns = """
        u.id, u.code, u.firstname, u.lastname, u.team_leader_user_id, coalesce(u.is_team_leader, false) as is_team_leader, u.time_zone,
                u.start_latitude_decimal, u.start_longitude_decimal, coalesce(u.allow_overlap, false) as allow_overlap,
                u.holiday_calendar_id, coalesce(u.archived, false) or coalesce(u.disabled, false) as is_inactive
        """;

    /// <summary>Returns the SQL of the technicians that the filter selects, whether they are in use or not.</summary>
    public static string Candidates(BoardFilterKind filter) => filter switch
    {
        BoardFilterKind.All => $"""
            candidate as (
                select {Columns}, false as is_named from "user" u where u.tenant_id = @tenant)
            """,
        BoardFilterKind.Users => $"""
            candidate as (
                select {Columns}, true as is_named
                from ({Named("\"user\"")}) as named (id) {User("u.id = named.id")})
            """,
        BoardFilterKind.Team => $"""
            leader as materialized ({Named("\"user\"")}),
            candidate as (
                select {Columns}, true as is_named from leader {User("u.id = leader.id")}
                union all
                select {Columns}, false from leader {User("u.team_leader_user_id = leader.id and u.id <> leader.id")})
            """,
        _ => $"""
            named_skill as materialized ({Named("skill")}),
            candidate as (
                select {Columns}, false as is_named
                from (
                    select distinct s.user_id
                    from named_skill join user_skill s on s.tenant_id = @tenant and s.skill_id = named_skill.id
                    where s.valid_until is null or s.valid_until >= @from_date) as skilled (id) {User("u.id = skilled.id")})
            """,
    };

    /// <summary>Returns the SQL of whether the skill of the filter exists; technicians are compared with their names.</summary>
    public static string IsFound(BoardFilterKind filter) => filter == BoardFilterKind.Skill ? "exists (select from named_skill)" : "true";

    private static string Named(string table) => $"""
        select t.id from unnest(@ids::uuid[]) as named (id)
                cross join lateral (select t.id from {table} t where t.tenant_id = @tenant and t.id = named.id offset 0) t
                union
                select t.id from unnest(@codes::text[]) as named (code)
                cross join lateral (select t.id from {table} t where t.tenant_id = @tenant and t.code = named.code offset 0) t
        """;

    private static string User(string condition) =>
        $"cross join lateral (select * from \"user\" u where u.tenant_id = @tenant and {condition} offset 0) u";
}
