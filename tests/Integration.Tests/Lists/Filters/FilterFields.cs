namespace WorkOrders.Integration.Tests.Lists.Filters;

/// <summary>The fields and references that random filters use.</summary>
internal static class FilterFields
{
    private static readonly Dictionary<string, (FilterType Type, string[] Names)[]> Fields = new()
    {
        ["jobs"] =
        [
            (FilterType.Text, ["name", "description", "customer_reference", "internal_memo", "db_address_city", "reference_back_office",
                "project_reference_back_office", "job_status_code", "suggested_user_code", "company_code",
                "_parent_jobs_reference_back_office"]),
            (FilterType.Integer, ["id2", "estimated_time", "working_sequence"]),
            (FilterType.Decimal, ["db_address_latitude_decimal"]),
            (FilterType.Instant, ["due_date", "earliest_date_plannable", "date_create"]),
            (FilterType.Guid, ["id", "project_id", "_parent_id", "suggested_user_id", "company_id"]),
        ],
        ["project"] =
        [
            (FilterType.Text,
                ["name", "description", "serial_number", "reference_back_office", "_parent_reference_back_office", "company_code"]),
            (FilterType.Integer, ["id2", "nb_open_jobs", "nb_jobs_planned"]),
            (FilterType.Instant, ["warranty_date_until"]),
            (FilterType.Boolean, ["is_mobile_installation"]),
            (FilterType.Guid, ["id", "_parent_id", "root_parent_id", "company_id"]),
        ],
        ["company"] = [(FilterType.Text, ["code", "name", "city"]), (FilterType.Boolean, ["is_client"]), (FilterType.Guid, ["id"])],
        ["user"] =
        [
            (FilterType.Text, ["code", "firstname", "lastname"]), (FilterType.Boolean, ["is_team_leader"]), (FilterType.Guid, ["id"]),
        ],
        ["job_status"] = [(FilterType.Text, ["code", "name"]), (FilterType.Guid, ["id"])],
        ["job_planning"] =
        [
            (FilterType.Instant, ["date_from", "date_to"]), (FilterType.Boolean, ["is_locked"]),
            (FilterType.Guid, ["id", "user_id", "jobs_id"]),
        ],
    };

    private static readonly Dictionary<string, (string Navigation, string Entity)[]> References = new()
    {
        ["jobs"] =
        [
            ("project", "project"), ("_parent_job", "jobs"), ("job_status", "job_status"), ("suggested_user", "user"),
            ("company", "company"),
        ],
        ["project"] = [("_parent", "project"), ("root_parent", "project"), ("company", "company")],
        ["job_planning"] = [("jobs", "jobs"), ("user", "user")],
        ["company"] = [],
        ["user"] = [],
        ["job_status"] = [],
    };

    /// <summary>Returns a random path from a row of an entity, and the entity at its end.</summary>
    public static (IReadOnlyList<string> Path, string Entity) Path(Random random, string entity, int length = 3)
    {
        var path = new List<string>();
        while (path.Count < length && random.Next(3) == 0 && References[entity] is { Length: > 0 } references)
        {
            var (navigation, target) = references[random.Next(references.Length)];
            path.Add(navigation);
            entity = target;
        }
        return (path, entity);
    }

    /// <summary>Returns whether a field can be null in the row that has it.</summary>
    public static bool IsNullable(string field) => field is "description" or "customer_reference" or "internal_memo" or "db_address_city"
        or "estimated_time" or "db_address_latitude_decimal" or "working_sequence" or "due_date" or "earliest_date_plannable"
        or "_parent_id" or "suggested_user_id"
        or "company_id" or "warranty_date_until" or "serial_number" or "suggested_user_code" or "company_code";

    /// <summary>Returns the fields of a type.</summary>
    public static string[] Of(string entity, FilterType type) =>
        Fields[entity].FirstOrDefault(fields => fields.Type == type).Names ?? [];
}
