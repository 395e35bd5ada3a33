using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.WorkOrders;

/// <summary>Only a closed order has a closing date; a value that cannot be stored is ignored with a warning.</summary>
public sealed class ClosingDateTests
{
    private const string Past = "2020-01-01T00:00:00Z";

    private TestTenant _tenant = null!;

    [OneTimeSetUp]
    public async Task CreateTenant() => _tenant = await TestTenant.Create();

    [OneTimeTearDown]
    public void Dispose() => _tenant.Dispose();

    [Test]
    public async Task An_order_that_is_not_closed_is_created_without_it()
    {
        var order = await _tenant.PostCreated(Sample.Order().With("date_closed", Past)
            .With("_parent_job", Sample.Order().With("date_closed", Past)));
        Assert.That(order["date_closed"], Is.Null);
        Assert.That((await _tenant.Get(order["_parent_id"]!))["date_closed"], Is.Null);
        Assert.That(order.Warnings,
            Is.EquivalentTo(new[] { "/date_closed date_closed_ignored", "/_parent_job/date_closed date_closed_ignored" }));
        Assert.That(order.Json["warnings"]![0]!["message"]!.ToString(), Does.Contain("status Open is not closed"));
    }

    [Test]
    public async Task An_open_order_does_not_get_it()
    {
        var order = await _tenant.PostCreated(Sample.Order());
        var changed = await _tenant.Change("PATCH", order.Url(), new JsonObject { ["date_closed"] = Past }, "unchanged");
        Assert.That((changed["date_closed"], changed.Warnings), Is.EqualTo(((string?)null, new[] { "/date_closed date_closed_ignored" })));
        Assert.That(DateTimeOffset.Parse((await _tenant.ChangeStatus(order, "Canceled"))["date_closed"]!, null).Year, Is.GreaterThan(2020));
    }

    [TestCase("PATCH")]
    [TestCase("PUT")]
    public async Task It_cannot_be_cleared_while_the_order_is_closed(string method)
    {
        var order = await _tenant.PostCreated(Sample.Order().With("job_status_code", "Canceled").With("date_closed", Past));
        var body = method == "PATCH" ? [] : order.Json.DeepClone().AsObject();
        var changed = await _tenant.Change(method, order.Url(), body.With("date_closed", null), "unchanged");
        Assert.That((changed["date_closed"], changed.Warnings), Is.EqualTo((Past, new[] { "/date_closed date_closed_ignored" })));
        var reopened = await _tenant.Change("PATCH", order.Url(), OrderRequests.Status("Open").With("date_closed", null));
        Assert.That((reopened["date_closed"], reopened.Warnings), Is.EqualTo(((string?)null, Array.Empty<string>())));
    }

    [Test]
    public async Task A_closed_order_can_get_another_date()
    {
        var order = await _tenant.PostCreated(Sample.Order().With("job_status_code", "Canceled"));
        var changed = await _tenant.Change("PATCH", order.Url(), new JsonObject { ["date_closed"] = Past });
        Assert.That((changed["date_closed"], changed.Warnings), Is.EqualTo((Past, Array.Empty<string>())));
    }
}
