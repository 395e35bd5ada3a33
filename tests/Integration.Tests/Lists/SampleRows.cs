using System.Text.Json;
using Dapper;
using Npgsql;

namespace WorkOrders.Integration.Tests.Lists;

/// <summary>
/// Random rows of a tenant, in the database and in memory: projects in hierarchies, work orders with parents, planning entries, and the
/// companies, users and statuses to which they refer.
/// </summary>
internal sealed class SampleRows
{
    private static readonly string[] OpenStatuses = ["Open", "ToBePlanned", "Planned"];

    private readonly Random _random;
    private readonly Guid _jobType;

    private SampleRows(Random random, Guid jobType) => (_random, _jobType) = (random, jobType);

    /// <summary>The rows of each entity.</summary>
    public Dictionary<string, IReadOnlyList<SampleRow>> All { get; } = [];

    /// <summary>Creates the rows, and inserts them.</summary>
    public static async Task<SampleRows> Insert(TestTenant tenant, int seed, int orders = 200)
    {
        await using var connection = new NpgsqlConnection(TestDatabase.OwnerConnectionString);
        var statuses = (await connection.QueryAsync<(Guid Id, string Code, string Name)>(
            "select id, code, name from job_status where tenant_id = @Id", new { tenant.Id })).ToList();
        var jobType = await tenant.Ask<Guid>("select id from job_type where tenant_id = @tenant and code = 'REPAIR'");
        var rows = new SampleRows(new(seed), jobType);
        rows.All["job_status"] = [.. statuses.OrderBy(status => status.Code, StringComparer.Ordinal).Select(status =>
            new SampleRow("job_status", status.Id) { Values = { ["code"] = status.Code, ["name"] = status.Name } })];
        rows.Create(orders);
        foreach (var entity in new[] { "company", "user", "project", "jobs", "job_planning" })
        {
            await rows.Insert(connection, tenant.Id, entity);
        }
        rows.Compute();
        return rows;
    }

    private void Create(int orders)
    {
        All["company"] = [.. Range(8).Select(number => Row("company", ("code", $"K-{number}"), ("name", SampleValues.Text(_random)))
            .WithText(this, "city").WithFlag(this, "is_client"))];
        All["user"] = [.. Range(6).Select(number => Row("user", ("code", $"U{number}"), ("username", $"u{number}"),
            ("lastname", SampleValues.Text(_random))).WithText(this, "firstname").WithFlag(this, "is_team_leader"))];
        var projects = new List<SampleRow>();
        All["project"] = projects;
        foreach (var number in Range(40))
        {
            var parent = number > 5 && _random.Next(2) == 0 ? projects[_random.Next(number)] : null;
            projects.Add(Row("project", ("reference_back_office", $"EQ-{number}%_"), ("name", SampleValues.Text(_random)),
                ("id2", 900 + number))
                .WithText(this, "description", "serial_number").WithFlag(this, "is_mobile_installation")
                .With(this, "warranty_date_until", random => SampleValues.Instant(random))
                .Refer("_parent", parent, "_parent_id", "_parent_reference_back_office", "reference_back_office")
                .Refer("company", Pick("company", 80), "company_id", "company_code"));
        }
        var jobs = new List<SampleRow>();
        All["jobs"] = jobs;
        foreach (var number in Range(orders))
        {
            jobs.Add(Order(number, number > 5 && _random.Next(3) == 0 ? jobs[_random.Next(number)] : null));
        }
        All["job_planning"] = [.. Range(orders * 3 / 4).Select(_ => Entry(jobs[_random.Next(jobs.Count)]))];
    }

    private SampleRow Order(int number, SampleRow? parent)
    {
        var project = Pick("project", 100)!;
        string[] statuses = ["Open", "Completed", "Canceled", "Planned"];
        var code = statuses[_random.Next(statuses.Length)];
        var status = All["job_status"].First(row => row.Values["code"]!.Equals(code));
        return Row("jobs", ("id2", 900_000 + number), ("name", SampleValues.Text(_random)), ("date_create", SampleValues.Instant(_random)))
            .WithText(this, "description", "customer_reference", "internal_memo", "db_address_city")
            .With(this, "reference_back_office", _ => $"SO-{number}")
            .With(this, "estimated_time", random => SampleValues.Integer(random))
            .With(this, "working_sequence", random => SampleValues.Integer(random))
            .With(this, "db_address_latitude_decimal", random => SampleValues.Decimal(random))
            .With(this, "due_date", random => SampleValues.Instant(random))
            .With(this, "earliest_date_plannable", random => SampleValues.Instant(random))
            .Refer("_parent_job", parent, "_parent_id", "_parent_jobs_reference_back_office", "reference_back_office")
            .Refer("project", project, "project_id", "project_reference_back_office", "reference_back_office")
            .Refer("job_status", status, "job_status_id", "job_status_code")
            .Refer("suggested_user", Pick("user", 70), "suggested_user_id", "suggested_user_code")
            .Refer("company", project.References["company"], "company_id", "company_code");
    }

    private SampleRow Entry(SampleRow order)
    {
        var start = SampleValues.Instant(_random);
        var entry = Row("job_planning", ("date_from", start), ("date_to", start.AddMinutes(_random.Next(1, 5000))),
                ("is_locked", _random.Next(3) == 0))
            .Refer("jobs", order, "jobs_id")
            .Refer("user", Pick("user", 100), "user_id");
        order.Planning.Add(entry);
        return entry;
    }

    /// <summary>Computes the fields of projects that are not stored.</summary>
    private void Compute()
    {
        foreach (var project in All["project"])
        {
            var orders = All["jobs"].Where(order => order.References["project"] == project)
                .Select(order => (string)order.References["job_status"]!.Values["code"]!).ToList();
            project.Values["nb_open_jobs"] = (long)orders.Count(OpenStatuses.Contains);
            project.Values["nb_jobs_planned"] = (long)orders.Count(status => status == "Planned");
            var root = project;
            while (root.References["_parent"] is { } parent)
            {
                root = parent;
            }
            project.Refer("root_parent", root == project ? null : root, "root_parent_id");
        }
    }

    private async Task Insert(NpgsqlConnection connection, Guid tenant, string entity)
    {
        var columns = (await connection.QueryAsync<string>(
            "select column_name from information_schema.columns where table_name = @entity", new { entity })).ToHashSet();
        var rows = All[entity].Select(row => row.Values.Where(value => columns.Contains(value.Key)).ToDictionary()).ToList();
        foreach (var row in rows)
        {
            row["tenant_id"] = tenant;
            if (entity == "jobs")
            {
                (row["job_type_id"], row["date_update"]) = (_jobType, row["date_create"]);
            }
        }
        var names = string.Join(", ", rows[0].Keys);
        await connection.ExecuteAsync(
            $"insert into \"{entity}\" ({names}) select {names} from jsonb_populate_recordset(null::\"{entity}\", @rows::jsonb)",
            new { rows = JsonSerializer.Serialize(rows) });
    }

    private SampleRow? Pick(string entity, int percent) =>
        _random.Next(100) < percent ? All[entity][_random.Next(All[entity].Count)] : null;

    private SampleRow Row(string entity, params (string Field, object Value)[] values)
    {
        var bytes = new byte[16];
        _random.NextBytes(bytes);
        var row = new SampleRow(entity, new(bytes));
        foreach (var (field, value) in values)
        {
            row.Values[field] = value is int number ? (long)number : value;
        }
        return row;
    }

    private static IEnumerable<int> Range(int count) => Enumerable.Range(0, count);

    /// <summary>Sets fields to random values or null.</summary>
    internal SampleRow Set(SampleRow row, string field, Func<Random, object> value)
    {
        row.Values[field] = SampleValues.OrNull(_random, field, value);
        return row;
    }
}

/// <summary>Sets fields of sample rows to random values or null.</summary>
internal static class SampleRowFields
{
    /// <summary>Sets a field.</summary>
    public static SampleRow With(this SampleRow row, SampleRows rows, string field, Func<Random, object> value) =>
        rows.Set(row, field, value);

    /// <summary>Sets fields to texts.</summary>
    public static SampleRow WithText(this SampleRow row, SampleRows rows, params string[] fields) =>
        fields.Aggregate(row, (current, field) => rows.Set(current, field, SampleValues.Text));

    /// <summary>Sets a field to true or false.</summary>
    public static SampleRow WithFlag(this SampleRow row, SampleRows rows, string field) =>
        rows.Set(row, field, random => random.Next(2) == 0);
}
