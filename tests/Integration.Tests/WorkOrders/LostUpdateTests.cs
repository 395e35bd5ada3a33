using System.Net;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.WorkOrders;

/// <summary>Concurrent changes of one order: none is lost, and one new key makes one order.</summary>
public sealed class LostUpdateTests
{
    private TestTenant _tenant = null!;

    [OneTimeSetUp]
    public async Task CreateTenant() => _tenant = await TestTenant.Create();

    [OneTimeTearDown]
    public void Dispose() => _tenant.Dispose();

    [Test]
    public async Task Changes_of_different_fields_at_once_are_all_applied()
    {
        var order = await _tenant.PostCreated(Sample.Order());
        string[] fields = ["description", "internal_memo", "prejob_information", "customer_reference", "estimated_quantity_remark"];
        var answers = await Task.WhenAll(fields.Select(field =>
            _tenant.Send("PATCH", order.Url(), new JsonObject { [field] = field })));
        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(HttpStatusCode.OK));
        var after = await _tenant.Get(order["id"]!);
        Assert.That(fields.Select(field => after[field]), Is.EqualTo(fields));
    }

    [Test]
    public async Task Upserts_of_one_new_key_at_once_make_one_order()
    {
        var url = $"/api/Jobs(reference_back_office='{Sample.Reference()}')";
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(index =>
            _tenant.Send("PUT", url, Sample.Order().Without("reference_back_office").With("name", $"Order {index}"))));
        Assert.That(answers.Select(answer => answer.Status), Is.All.AnyOf(HttpStatusCode.OK, HttpStatusCode.Created));
        Assert.That(answers.Count(answer => answer.Status == HttpStatusCode.Created), Is.EqualTo(1));
        Assert.That(answers.Select(answer => answer["id"]).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Opposite_moves_at_once_never_make_a_cycle()
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var (one, other) = (await _tenant.PostCreated(Sample.Order()), await _tenant.PostCreated(Sample.Order()));
            var answers = await Task.WhenAll(
                _tenant.Send("PATCH", one.Url(), new JsonObject { ["_parent_id"] = other["id"] }),
                _tenant.Send("PATCH", other.Url(), new JsonObject { ["_parent_id"] = one["id"] }));
            Assert.That(answers.Select(answer => (int)answer.Status).Order(), Is.EqualTo(new[] { 200, 422 }),
                string.Join("\n", answers.Select(answer => answer.Text)));
        }
    }
}
