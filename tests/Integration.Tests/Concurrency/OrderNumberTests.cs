using WorkOrders.Integration.Tests.Access;

namespace WorkOrders.Integration.Tests.Concurrency;

/// <summary>The order numbers of orders that are created at the same time.</summary>
[Exclusive]
public sealed class OrderNumberTests
{
    [Test]
    public async Task Two_hundred_concurrent_clients_get_unique_order_numbers()
    {
        using var tenant = await TestTenant.Create();

        var answers = await ConcurrentRequests.Send(200, _ => tenant.Post(Sample.SuggestedOrder()));

        answers.AssertCreated();
        Assert.That(answers.Select(answer => answer["id2"]), Is.Unique);
    }

    [Test]
    public async Task Two_instances_never_assign_the_same_order_number()
    {
        using var tenant = await TestTenant.Create();
        await using var second = await RunningApi.StartReady(TestDatabase.OwnerConnectionString);
        using var http = tenant.ClientFor(second);
        var clients = new[] { tenant.Http, http };

        var answers = await ConcurrentRequests.Send(200, number => clients[number % 2].Post(Sample.Order()));

        answers.AssertCreated();
        Assert.That(answers.Select(answer => answer["id2"]), Is.Unique);
    }

    [Test]
    public async Task Order_numbers_increase_with_each_order()
    {
        using var tenant = await TestTenant.Create();
        var numbers = new List<int>();
        for (var order = 0; order < 5; order++)
        {
            numbers.Add(int.Parse((await tenant.Post(Sample.Order()))["id2"]!));
        }
        Assert.That(numbers, Is.Ordered.Ascending.And.Unique);
    }
}
