using System.Globalization;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.WorkOrders;

/// <summary>The fields set by the server: the order number and the default priority.</summary>
public sealed class ServerSetFieldTests
{
    [Test]
    public async Task Order_numbers_start_at_one_in_each_tenant_and_increase()
    {
        using var one = await TestTenant.Create();
        using var other = await TestTenant.Create();
        foreach (var tenant in new[] { one, other })
        {
            var numbers = new List<int>();
            for (var count = 0; count < 3; count++)
            {
                numbers.Add(Number(await tenant.PostCreated(Sample.Order().With("id2", 1000))));
            }
            Assert.That(numbers, Is.EqualTo(new[] { 1, 2, 3 }));
        }
    }

    [Test]
    public async Task Order_numbers_are_unique_under_concurrent_posts()
    {
        using var tenant = await TestTenant.Create();
        var responses = await Task.WhenAll(Enumerable.Range(0, 120).Select(_ => tenant.PostCreated(ParentTests.Nested(1))));
        Assert.That(responses.Select(Number), Is.Unique);
        Assert.That(await tenant.Ask<int>("select count(distinct id2) from jobs where tenant_id = @tenant"), Is.EqualTo(240));
        Assert.That(await tenant.Ask<int>("""
            select count(*) from jobs c join jobs p on p.tenant_id = c.tenant_id and p.id = c._parent_id
            where c.tenant_id = @tenant and p.id2 >= c.id2
            """), Is.Zero);
    }

    [Test]
    public async Task The_default_priority_applies_when_none_is_given()
    {
        using var tenant = await TestTenant.Create();
        Assert.That((await tenant.PostCreated(Sample.Order()))["job_priority_id"], Is.Null, "There is no default yet.");

        await tenant.PostCreated(Sample.Order().With("job_priority", new JsonObject { ["code"] = "LOW", ["is_default"] = true }));
        var plain = await tenant.PostCreated(Sample.Order().With("job_priority_code", ""));
        Assert.That(plain["job_priority_code"], Is.EqualTo("LOW"));
        Assert.That((await tenant.Get(plain["id"]!)).Text, Is.EqualTo(plain.Text));
        Assert.That((await tenant.PostCreated(Sample.Order().With("job_priority_code", "HIGH")))["job_priority_code"], Is.EqualTo("HIGH"));
    }

    [Test]
    public async Task A_new_default_replaces_the_old_one()
    {
        using var tenant = await TestTenant.Create();
        foreach (var priority in new[] { new JsonObject { ["code"] = "LOW", ["is_default"] = true },
            new JsonObject { ["code"] = "NEW", ["name"] = "New", ["is_default"] = true } })
        {
            await tenant.PostCreated(Sample.Order().With("job_priority", priority));
        }
        Assert.That((await tenant.PostCreated(Sample.Order()))["job_priority_code"], Is.EqualTo("NEW"));
        Assert.That(await tenant.Ask<int>("select count(*) from job_priority where tenant_id = @tenant and is_default"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_default_set_by_the_child_applies_to_its_parent()
    {
        using var tenant = await TestTenant.Create();
        var child = await tenant.PostCreated(Sample.Order().With("job_priority", new JsonObject { ["code"] = "LOW", ["is_default"] = true })
            .With("_parent_job", Sample.Order()));
        Assert.That((await tenant.Get(child["_parent_id"]!))["job_priority_code"], Is.EqualTo("LOW"));
    }

    private static int Number(Answer response) => int.Parse(response["id2"]!, CultureInfo.InvariantCulture);
}
