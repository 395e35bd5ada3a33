using WorkOrders.Integration.Tests.Access;

namespace WorkOrders.Integration.Tests.Concurrency;

/// <summary>The running number of orders that are created at the same time.</summary>
[Exclusive]
public sealed class RunningNumberTests
{
    [Test]
    public async Task Two_hundred_clients_at_once_get_two_hundred_numbers_and_none_waits_in_vain()
    {
        using var tenant = await TestTenant.Create();

        var answers = await Many.AtOnce(200, _ => tenant.Post(Some.SuggestedOrder()));

        answers.HaveCreated();
        Assert.That(answers.Select(answer => answer["id2"]), Is.Unique);
    }

    [Test]
    public async Task Two_instances_on_one_database_never_give_the_same_number()
    {
        using var tenant = await TestTenant.Create();
        await using var second = await RunningApi.StartReady(TestDatabase.OwnerConnectionString);
        using var http = tenant.At(second);
        var clients = new[] { tenant.Http, http };

        var answers = await Many.AtOnce(200, number => clients[number % 2].Post(Some.Order()));

        answers.HaveCreated();
        Assert.That(answers.Select(answer => answer["id2"]), Is.Unique);
    }

    [Test]
    public async Task Numbers_rise_from_one_order_to_the_next()
    {
        using var tenant = await TestTenant.Create();
        var numbers = new List<int>();
        for (var order = 0; order < 5; order++)
        {
            numbers.Add(int.Parse((await tenant.Post(Some.Order()))["id2"]!));
        }
        Assert.That(numbers, Is.Ordered.Ascending.And.Unique);
    }
}
