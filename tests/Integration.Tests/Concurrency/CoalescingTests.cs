namespace WorkOrders.Integration.Tests.Concurrency;

/// <summary>What is posted while a tenant's writes are held up is written together.</summary>
[Exclusive]
public sealed class CoalescingTests
{
    private const int Posts = 40;

    [TestCase(1)]
    [TestCase(8)]
    [TestCase(32)]
    public async Task As_many_share_a_transaction_as_may(int most)
    {
        await using var crowd = await Crowd.Gather(most);

        var answers = await crowd.Post([.. Enumerable.Range(0, Posts).Select(_ => Some.SuggestedOrder())]);

        answers.HaveCreated();
        Assert.That(await crowd.Tenant.Ask<int>("select max(count) from (select count(*) from jobs where tenant_id = @tenant group by tx) of_one"), Is.EqualTo(most));
        Assert.That(await crowd.Tenant.Ask<int>("select count(*) from jobs where tenant_id = @tenant and job_status_id in (select id from job_status where code = 'Suggested')"), Is.EqualTo(Posts));
        Assert.That(answers.Select(answer => answer["id2"]), Is.Unique);
    }
}
