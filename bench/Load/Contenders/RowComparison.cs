using System.Text.Json.Nodes;
using Dapper;
using WorkOrders.Load.Http;

namespace WorkOrders.Load.Contenders;

/// <summary>One order, given alike to several contenders, leaves the same rows: order, planning entry and word of both, column by column.</summary>
internal static class SameRows
{
    // What differs from one order to the next is not compared: ids, numbers, times of writing, transactions; of what names the request, only whether it is there.
    private const string Rows = """
        with job as (select * from jobs where reference_back_office = @reference),
        entry as (select p.* from job_planning p join job on job.tenant_id = p.tenant_id and job.id = p.jobs_id),
        told as (
            select tenant_id, entity, row_id, key, row_version, operation, fields, origin, request_id is not null as has_request, trace_id is not null as has_trace from change_pending
            union all
            select tenant_id, entity, row_id, key, row_version, operation, fields, origin, request_id is not null, trace_id is not null from change_feed)
        select jsonb_pretty(jsonb_build_object(
            'jobs', (select jsonb_agg(to_jsonb(job) - '{id,id2,date_create,date_update,modified_dateutc,tx}'::text[]) from job),
            'job_planning', (select jsonb_agg(to_jsonb(entry) - '{id,jobs_id,modified_dateutc,tx}'::text[]) from entry),
            'changes', (
                select jsonb_agg(to_jsonb(told) - 'row_id' order by entity)
                from told where row_id in (select id from job union all select id from entry))))
        """;

    /// <summary>Gives it to each, and compares.</summary>
    /// <exception cref="BenchException">The rows differ; the message shows them.</exception>
    public static async Task Check(Bench bench, params IReadOnlyList<HttpContender> contenders)
    {
        var body = new ThinOrders(contenders[0].Address, bench.Server.Key).NextBody();
        var reference = (string?)JsonNode.Parse(body.Span)!["reference_back_office"];
        var left = new List<(string Who, string[] Rows)>();
        foreach (var contender in contenders)
        {
            await contender.Post(body);
            await using var admin = await contender.Database.Connect();
            left.Add((contender.Name, (await admin.ExecuteScalarAsync<string>(Rows, new { reference }))!.Split('\n')));
        }
        if (left.Exists(each => !each.Rows.SequenceEqual(left[0].Rows)))
        {
            var shared = left.Select(each => each.Rows).Aggregate((some, others) => [.. some.Intersect(others)]);
            throw new BenchException($"One order leaves different rows:\n{string.Join('\n', left.Select(each => $"{each.Who}: {string.Join(' ', each.Rows.Except(shared))}"))}");
        }
        Bench.Tell($"the same order leaves the same rows: {string.Join(", ", contenders.Select(contender => contender.Name))}");
    }
}
