using WorkOrders.Application.Planning.Board;

namespace WorkOrders.Infrastructure.Planning;

/// <summary>The parts of the statement of a planning board that read its entries.</summary>
internal static class BoardEntrySql
{
    /// <summary>The condition on an entry with the alias p that it overlaps the range.</summary>
    public const string InRange = "p.date_to > @range_from and p.date_to < @range_until and p.date_from < @range_to";

    // The columns of an order that the board shows.
    private static readonly string[] OrderColumns =
    [
        "project_id", "job_status_id", "job_priority_id", "company_id", "db_address_id", "approval_responsible_user_id",
        "reference_back_office", "id2", "name", "due_date", "earliest_date_plannable", "db_address_street", "db_address_street_number",
        "db_address_zip", "db_address_city", "db_address_latitude_decimal", "db_address_longitude_decimal",
    ];

    /// <summary>
    /// The entries with their orders, the statuses and priorities of these, the load of the technicians, and the pairs of successive
    /// entries with known places. An order is read once, although both the entries and the pairs show it.
    /// </summary>
    public static readonly string Booked = $"""
        booked as materialized (
            select p.*, {string.Join(", ", OrderColumns.Select(column => $"j.{column} as job_{column}"))}
            from technician t
            cross join lateral (select * from job_planning p where p.tenant_id = @tenant and p.user_id = t.id and {InRange} offset 0) p
            {Row("jobs", "j", "p.jobs_id")}
            limit {GetBoardQuery.MaxEntries + 1}),
        status as materialized ({Referred("job_status", "job_job_status_id")}),
        priority as materialized ({Referred("job_priority", "job_job_priority_id")}),
        load as (
            select user_id, floor(coalesce(sum(minutes) filter (where is_firm), 0)) as planned_minutes,
                floor(coalesce(sum(minutes) filter (where not is_firm), 0)) as suggested_minutes
            from (
                select user_id, is_firm,
                    extract(epoch from least(date_to, @range_to) - greatest(date_from, @range_from)) / 60 as minutes
                from booked) part
            group by user_id),
        leg as (
            select user_id, json_agg(json_build_object(
                'from_id', from_id, 'to_id', id, 'from', from_end, 'to', date_from, 'from_latitude', from_latitude,
                'from_longitude', from_longitude, 'to_latitude', latitude, 'to_longitude', longitude) order by date_from, id) as legs
            from (
                select user_id, id, date_from, job_db_address_latitude_decimal as latitude, job_db_address_longitude_decimal as longitude,
                    lag(id) over neighbors as from_id, lag(date_to) over neighbors as from_end,
                    lag(job_db_address_latitude_decimal) over neighbors as from_latitude,
                    lag(job_db_address_longitude_decimal) over neighbors as from_longitude
                from booked
                window neighbors as (partition by user_id order by date_from, id)) entry
            where latitude is not null and longitude is not null and from_latitude is not null and from_longitude is not null
            group by user_id)
        """;

    // The place is only stored with the order if the project is mobile; then the address of the order and the project do not apply.
    private static readonly (string Name, string Sql)[] Columns =
    [
        ("id", "b.id"), ("row_version", "b.row_version"), ("jobs_id", "b.jobs_id"), ("user_id", "b.user_id"), ("date_from", "b.date_from"),
        ("date_to", "b.date_to"), ("is_firm", "b.is_firm"), ("is_locked", "b.is_locked"), ("customer_informed", "b.customer_informed"),
        ("overridden", "b.overridden"), ("is_leader", "coalesce(b.user_id = b.job_approval_responsible_user_id, false)"),
        ("reference_back_office", "b.job_reference_back_office"), ("id2", "b.job_id2"), ("name", "b.job_name"), ("job_status_id", "s.id"),
        ("job_status_code", "s.code"), ("job_status_color_text", "s.color_text"), ("job_priority_code", "y.code"),
        ("job_priority_sequence", "y.sequence"), ("due_date", "b.job_due_date"),
        ("earliest_date_plannable", "b.job_earliest_date_plannable"), ("project_reference_back_office", "r.reference_back_office"),
        ("company_name", "c.name"),
        ("place", $"case when r.is_mobile_installation then {Place("b.job_db_address_")} else {Place("a.")} end"),
        ("latitude_decimal", $"case when {HasPosition} then b.job_db_address_latitude_decimal end"),
        ("longitude_decimal", $"case when {HasPosition} then b.job_db_address_longitude_decimal end"),
    ];

    /// <summary>Nulls in place of the columns of an entry.</summary>
    public static readonly string NoColumns = string.Join(", ", Columns.Select(_ => "null"));

    private const string HasPosition = """
        r.is_mobile_installation and (b.job_db_address_latitude_decimal, b.job_db_address_longitude_decimal) is not null
            and (b.job_db_address_latitude_decimal, b.job_db_address_longitude_decimal) not in ((0, 0), (-1, -1))
        """;

    /// <summary>Returns the SQL of the entries that meet a condition.</summary>
    /// <param name="condition">The condition, with the alias b for the entry with its order, and r, s, y, c and a for their rows.</param>
    public static string Entries(string condition) => $"""
        (select '{BoardStatement.Entry}' as kind, null as json,
            {string.Join(", ", Columns.Select(column => $"{column.Sql} as {column.Name}"))}
        from booked b
        {Row("project", "r", "b.job_project_id")}
        join status s on s.id = b.job_job_status_id
        left join priority y on y.id = b.job_job_priority_id
        left {Row("company", "c", "b.job_company_id")}
        left {Row("db_address", "a", "coalesce(b.job_db_address_id, r.db_address_id)")}
        where {condition}
        order by b.user_id, b.date_from, b.id)
        """;

    private static string Row(string table, string alias, string id) =>
        $"join lateral (select * from {table} t where t.tenant_id = @tenant and t.id = {id} offset 0) {alias} on true";

    // Each row once, because many entries have the same.
    private static string Referred(string table, string column) =>
        $"select t.* from (select distinct {column} as id from booked) b {Row(table, "t", "b.id")}";

    private static string Place(string prefix) => $"""
        nullif(concat_ws(', ', nullif(concat_ws(' ', {prefix}street, {prefix}street_number), ''),
            nullif(concat_ws(' ', {prefix}zip, {prefix}city), '')), '')
        """;
}
