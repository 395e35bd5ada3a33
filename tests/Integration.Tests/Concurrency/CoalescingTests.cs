namespace WorkOrders.Integration.Tests.Concurrency;

/// <summary>Orders posted while another write of the tenant is blocked are written in one transaction.</summary>
[Exclusive]
public sealed class CoalescingTests
{
    private const int Posts = 40;

    [TestCase(1)]
    [TestCase(8)]
    [TestCase(32)]
    public async Task Orders_share_a_transaction_up_to_the_maximum_batch_size(int most)
    {
        await using var clients = await ConcurrentClients.Start(most);

        var answers = await clients.Post([.. Enumerable.Range(0, Posts).Select(_ => Sample.SuggestedOrder())]);

        answers.AssertCreated();
        var largest = await clients.Tenant.Ask<int>(
            "select max(count) from (select count(*) from jobs where tenant_id = @tenant group by tx) transactions");
        Assert.That(largest, Is.EqualTo(most));
        var suggested = await clients.Tenant.Ask<int>("""
            select count(*) from jobs
            where tenant_id = @tenant and job_status_id in (select id from job_status where code = 'Suggested')
            """);
        Assert.That(suggested, Is.EqualTo(Posts));
        Assert.That(answers.Select(answer => answer["id2"]), Is.Unique);
    }
}
