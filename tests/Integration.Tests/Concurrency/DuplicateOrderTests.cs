using System.Net;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Concurrency;

/// <summary>The same order, posted many times concurrently.</summary>
[Exclusive]
public sealed class DuplicateOrderTests
{
    private const string CountOrdersAndEntries = """
        select (select count(*) from jobs where tenant_id = @tenant) || ' ' || (select count(*) from job_planning where tenant_id = @tenant)
        """;

    [Test]
    public Task Fifty_posts_of_one_reference_create_one_order()
    {
        var reference = Sample.Reference();
        return AssertCreatedOnce(() => Sample.SuggestedOrder().With("reference_back_office", reference), "/reference_back_office");
    }

    [Test]
    public Task Fifty_posts_of_one_id_create_one_order()
    {
        var id = Guid.NewGuid().ToString();
        return AssertCreatedOnce(() => Sample.SuggestedOrder().With("id", id), "/id");
    }

    private static async Task AssertCreatedOnce(Func<JsonObject> order, string pointer)
    {
        using var tenant = await TestTenant.Create();

        var answers = await ConcurrentRequests.Send(50, _ => tenant.Post(order()));

        var created = answers.Single(answer => answer.Status == HttpStatusCode.Created);
        var refused = answers.Where(answer => answer != created).ToList();
        Assert.That(refused.Select(answer => answer.Status), Is.All.EqualTo(HttpStatusCode.Conflict));
        Assert.That(refused.Select(answer => answer.Problems), Is.All.EqualTo(new[] { $"{pointer} exists" }));
        Assert.That(refused.Select(answer => answer.Problem(pointer)["existing"]!.ToString()), Is.All.EqualTo(created["id"]));
        Assert.That(refused.Select(answer => answer.Headers["Location"]), Is.All.EqualTo(created.Headers["Location"]));
        Assert.That(await tenant.Ask<string>(CountOrdersAndEntries), Is.EqualTo("1 1"));
    }
}
