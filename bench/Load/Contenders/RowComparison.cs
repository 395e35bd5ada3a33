using System.Text.Json.Nodes;
using Dapper;
using WorkOrders.Load.Http;

namespace WorkOrders.Load.Contenders;

/// <summary>Checks that contenders store the same rows for the same order: order, planning entry and changes, column by column.</summary>
internal static class RowComparison
{
    // Ids, order numbers, timestamps and transaction ids are excluded; of the request id and trace id only the presence is compared.
    private const string Rows = """
        with job as (select * from jobs where reference_back_office = @reference),
        entry as (select p.* from job_planning p join job on job.tenant_id = p.tenant_id and job.id = p.jobs_id),
        changes as (
            select tenant_id, entity, row_id, key, row_version, operation, fields, origin,
                request_id is not null as has_request, trace_id is not null as has_trace
            from change_pending
            union all
            select tenant_id, entity, row_id, key, row_version, operation, fields, origin, request_id is not null, trace_id is not null
            from change_feed)
        select jsonb_pretty(jsonb_build_object(
            'jobs', (select jsonb_agg(to_jsonb(job) - '{id,id2,date_create,date_update,date_status,modified_dateutc,tx}'::text[]) from job),
            'job_planning', (select jsonb_agg(to_jsonb(entry) - '{id,jobs_id,modified_dateutc,tx}'::text[]) from entry),
            'changes', (
                select jsonb_agg(to_jsonb(changes) - 'row_id' order by entity)
                from changes where row_id in (select id from job union all select id from entry))))
        """;

    /// <summary>Posts the same order to each contender and compares the stored rows.</summary>
    /// <exception cref="BenchException">The rows differ; the message shows them.</exception>
    public static async Task Check(Bench bench, params IReadOnlyList<HttpContender> contenders)
    {
        var body = new OrdersByCode(contenders[0].Address, bench.Server.Key).NextBody();
        var reference = (string?)JsonNode.Parse(body.Span)!["reference_back_office"];
        var stored = new List<(string Name, string[] Rows)>();
        foreach (var contender in contenders)
        {
            await contender.Post(body);
            await using var admin = await contender.Database.Connect();
            stored.Add((contender.Name, (await admin.ExecuteScalarAsync<string>(Rows, new { reference }))!.Split('\n')));
        }
        if (stored.Exists(each => !each.Rows.SequenceEqual(stored[0].Rows)))
        {
            var shared = stored.Select(each => each.Rows).Aggregate((some, others) => [.. some.Intersect(others)]);
            var differences = stored.Select(each => $"{each.Name}: {string.Join(' ', each.Rows.Except(shared))}");
            throw new BenchException($"The contenders store different rows for the same order:\n{string.Join('\n', differences)}");
        }
        Bench.Log($"the same order stores the same rows: {string.Join(", ", contenders.Select(contender => contender.Name))}");
    }
}
