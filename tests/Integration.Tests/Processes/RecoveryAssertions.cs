using System.Net;
using WorkOrders.Integration.Tests.Changes;

namespace WorkOrders.Integration.Tests.Processes;

/// <summary>Assertions about the stored orders after a failure.</summary>
internal static class RecoveryAssertions
{
    /// <summary>Asserts that every order answered 201 is stored with its planning entry, and that no order is stored partially.</summary>
    public static async Task AssertNoOrderLost(ApiProcess api, OrderLoad load)
    {
        var read = await Task.WhenAll(load.Created.Select(async created =>
        {
            using var response = await api.Http.GetAsync($"/api/Jobs({created.Value})");
            var answer = await Answer.Read(response);
            return answer.Status == HttpStatusCode.OK
                && answer["reference_back_office"] == created.Key
                && answer.Json["job_planning"]!.AsArray().Count == 1;
        }));
        Assert.That(read, Is.Not.Empty.And.All.True);
        Assert.That(await SharedCluster.Ask<long>("""
            select count(*) from jobs j where suggested_date_start is not null
                and not exists (select from job_planning p where p.tenant_id = j.tenant_id and p.jobs_id = j.id)
            """), Is.Zero, "suggested orders without their planning entry");
        Assert.That(
            await SharedCluster.Ask<string?>(FeedConsistency.DifferencesFor("(select id from tenant where name = 'demo')")),
            Is.Null,
            "the change feed differs from the tables");
    }

    /// <summary>Asserts that some of the orders answered 201 share a transaction.</summary>
    public static async Task AssertSomeShareATransaction(OrderLoad load) =>
        Assert.That(
            await SharedCluster.Ask<long>(
                $"select count(distinct tx) from jobs where reference_back_office in ({List(load.Created.Keys)})"),
            Is.LessThan(load.Created.Count));

    /// <summary>Sends every order that was not answered 201 again, and asserts that each is stored exactly once.</summary>
    public static async Task AssertResendingCreatesNoDuplicates(ApiProcess api, OrderLoad load)
    {
        var again = await Task.WhenAll(load.Unconfirmed.Select(reference => OrderLoad.Post(api.Http, reference)));
        Assert.That(again.Select(answer => answer.Status), Is.All.EqualTo(HttpStatusCode.Created).Or.EqualTo(HttpStatusCode.Conflict));
        Assert.That(
            await SharedCluster.Ask<long>($"select count(*) from jobs where reference_back_office in ({List(load.Unconfirmed)})"),
            Is.EqualTo(load.Unconfirmed.Count));
    }

    /// <summary>Asserts that every refused order was answered 503 with Retry-After and an expected problem code.</summary>
    public static void AssertRefusalsAre503(OrderLoad load)
    {
        Assert.That(load.Refused.Select(answer => $"{(int)answer.Status} {answer.Text}"), Is.All.StartsWith("503 "));
        Assert.That(load.Refused.Select(answer => answer.Headers.GetValueOrDefault("Retry-After")), Is.All.EqualTo("2"));
        Assert.That(load.Refused.Select(answer => answer.Json["errors"]![0]!["code"]!.ToString()),
            Is.All.EqualTo("database_unavailable").Or.EqualTo("outcome_unknown"));
    }

    private static string List(IEnumerable<string> references) =>
        string.Join(',', references.Select(reference => $"'{reference}'").Append("''"));
}
