using WorkOrders.Integration.Tests.Lists.Filters;

namespace WorkOrders.Integration.Tests.Lists;

/// <summary>Generates queries that try to inject into other options, or to cause server errors.</summary>
/// <param name="random">The source of random decisions.</param>
/// <param name="rows">Rows of the tenant, for valid filters to change.</param>
/// <param name="other">The id of another tenant.</param>
internal sealed class HostileQueries(Random random, SampleRows rows, Guid other)
{
    private static readonly string[] Names =
        ["$filter", "$orderby", "$select", "$expand", "$top", "$skip", "$count", "$skiptoken", "@p1", "filter", "$compute", "$apply",
            "$levels"];

    private static readonly string[] Fragments =
    [
        "' or 1=1 --", "'; drop table jobs; --", "' union select * from api_key --", "\" or true --", "tenant_id", "row_version", "tx",
        "t0.tenant_id", "$1", "@tenant", "@p1", "pg_sleep(5)", "/*", "*/", ";", "--", "\0", "\u202e", "😀", "'", "''", "(", ")", "((((",
        "))))",
        "$it", "$it/", "$root/", "$root/Jobs", "$this", "job_planning/any(", "job_planning/all(x:", "x:", "null", "INF", "-INF", "NaN",
        "-1",
        "9e999", "99999999999999999999999999999999", "1e-400", "0.00000000000000000000000000000000001", "79228162514264337593543950335",
        "-9223372036854775808", "duration'P99999999D'", "duration'-P99999999D'", "9999-12-31T23:59:59.9999999Z", "0001-01-01T00:00:00Z",
        "0001-01-01", "9999-12-31", "'9999-12-31T23:59:59-14:00'", "%s", "{0}", "\\", "\n", "\r\n", "\t", "cast(", "geo.distance(",
        " div 0",
        " mod 0", " in ()", " in (null)", " in ('a')", " eq eq ", " not not ", " has 'x'", "concat(concat(concat(", "substring(name,-1)",
        "substring(name,9999999999)", "substring(name,2147483647,2147483647)", "id2 mul id2 mul id2 mul id2", "*", "$count", "/$count",
        "$value",
        "$ref", "$levels=max", "$expand=*", "($filter=", "($orderby=id desc)", ";$top=-1", "desc", " asc asc", ",", ",,", "true", "0", "1",
        "project/", "project/company/", "/", "//", "..", "WorkOrders.jobs/", "Edm.String", "@odata.id", "is_firm", "password", "𝒩", "ﬁ",
        "İ", "ß",
    ];

    /// <summary>Returns the URL of a query.</summary>
    public string Next()
    {
        var path = new[] { "Jobs", "Jobs", "Project", "JobPlanning", "Company", "Jobs/$count", "Country", "User" }[random.Next(8)];
        var options = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Names[random.Next(Names.Length)]).Distinct()
            .Select(name => (name, Value(name))).ToArray();
        return ListClient.Url(path, options);
    }

    private string Value(string name)
    {
        var value = name switch
        {
            "$filter" or "filter" => new FilterGenerator(random, rows, "jobs").Condition(random.Next(3)).Write(new FilterWriter(random)),
            "$orderby" => "project/name desc,length(name),id2",
            "$select" => "id,name,project_reference_back_office",
            "$expand" => "project($select=name;$expand=company),job_planning($filter=is_locked;$orderby=date_from;$top=2)",
            "$skiptoken" => "AAAAAAAAAAAAAAAAWyIxMCIsbnVsbCwieCJd",
            "$count" => "true",
            "@p1" => "'x'",
            _ => "1",
        };
        for (var change = random.Next(4); change > 0; change--)
        {
            value = Change(value);
        }
        return value.Length > 3000 ? value[..3000] : value;
    }

    private string Change(string value)
    {
        var (start, end) = (random.Next(value.Length + 1), random.Next(value.Length + 1));
        (start, end) = (Math.Min(start, end), Math.Max(start, end));
        var fragment = random.Next(12) == 0 ? $"tenant_id eq {other}" : Fragments[random.Next(Fragments.Length)];
        return random.Next(7) switch
        {
            0 => value.Remove(start, end - start),
            1 => value[..end] + value[start..],
            2 => fragment,
            3 => value[..start] + fragment + value[end..],
            4 => string.Concat(Enumerable.Repeat(fragment, random.Next(1, 200))) + value,
            _ => value.Insert(start, fragment),
        };
    }
}
