using System.Net;
using System.Text.Json.Nodes;
using WorkOrders.Integration.Tests.Changes;
using WorkOrders.Integration.Tests.Concurrency;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>With on_existing=update, the status of a parent concerns the children that earlier rows created or moved under it.</summary>
public sealed class UpdateHierarchyTests : ImportFixture
{
    private static JsonObject Order(string reference) => Sample.Order().With("reference_back_office", reference);

    private static JsonObject Child(string reference, string parent) =>
        new() { ["reference_back_office"] = reference, ["_parent_jobs_reference_back_office"] = parent };

    private static JsonObject Status(string reference, string status) =>
        new() { ["reference_back_office"] = reference, ["job_status_code"] = status };

    [Test]
    public async Task Canceling_a_parent_cancels_a_child_that_the_file_created([Values(1, 2, 1000)] int rowsAtOnce)
    {
        var child = Order("K2").With("_parent_jobs_reference_back_office", "K1");
        var answer = await Import(rowsAtOnce, Order("K1"), child, Status("K1", "Canceled"));
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 created", "2 created", "3 updated" }), answer.Text);
        Assert.That(Warnings(answer), Is.EqualTo(new[] { "/2 children_canceled" }));
        Assert.That(await Statuses(), Is.EqualTo("K1 Canceled, K2 Canceled"));
        Assert.That(await Tenant.FindFeedDifferences(), Is.Null);
    }

    [Test]
    public async Task Canceling_a_parent_cancels_a_child_that_the_file_moved([Values(1, 2, 1000)] int rowsAtOnce)
    {
        await ImportRows("Jobs", [Order("K1"), Order("K2")]);
        var answer = await Import(rowsAtOnce, Child("K2", "K1"), Status("K1", "Canceled"));
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 updated", "2 updated" }), answer.Text);
        Assert.That(Warnings(answer), Is.EqualTo(new[] { "/1 children_canceled" }));
        Assert.That(await Statuses(), Is.EqualTo("K1 Canceled, K2 Canceled"));
    }

    [Test]
    public async Task A_child_that_the_file_moved_away_is_not_canceled([Values(1, 2, 1000)] int rowsAtOnce)
    {
        await ImportRows("Jobs", [Order("K1"), Order("K2").With("_parent_jobs_reference_back_office", "K1")]);
        var away = new JsonObject { ["reference_back_office"] = "K2", ["_parent_id"] = null };
        var answer = await Import(rowsAtOnce, away, Status("K1", "Canceled"));
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 updated", "2 updated" }), answer.Text);
        Assert.That(await Statuses(), Is.EqualTo("K1 Canceled, K2 Open"));
    }

    [Test]
    public async Task A_parent_is_not_completed_over_an_open_child_that_the_file_moved([Values(1, 2, 1000)] int rowsAtOnce)
    {
        await ImportRows("Jobs", [Order("N1"), Order("N2")]);
        await Import(1, Status("N1", "Workshop"), Status("N1", "WorkshopInQueue"), Status("N1", "WorkshopInProgress"));
        var refused = await Import(rowsAtOnce, Child("N2", "N1"), Status("N1", "WorkshopCompleted"));
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.Conflict), refused.Text);
        Assert.That(Outcomes(refused), Is.EqualTo(new[] { "1 valid", "2 refused" }));
        Assert.That(Results(refused).Last()["problems"]![0]!["message"]!.ToString(), Does.Contain("N2"));
        Assert.That(await Statuses(), Is.EqualTo("N1 WorkshopInProgress, N2 Open"));
    }

    [Test]
    public async Task Rows_that_repeat_a_row_stay_after_it_when_it_waits_for_its_parent()
    {
        var moved = Order("K2").With("_parent_jobs_reference_back_office", "K1");
        var answer = await Import(1000, moved, Status("K2", "Canceled"), Order("K1"));
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 created", "2 updated", "3 created" }), answer.Text);
        Assert.That(await Statuses(), Is.EqualTo("K1 Open, K2 Canceled"));
    }

    private Task<string?> Statuses() => Tenant.Ask<string>("""
        select string_agg(concat(j.reference_back_office, ' ', s.code), ', ' order by j.reference_back_office)
        from jobs j join job_status s on s.tenant_id = j.tenant_id and s.id = j.job_status_id
        where j.tenant_id = @tenant
        """);

    private async Task<Answer> Import(int rowsAtOnce, params JsonObject[] orders)
    {
        await using var api = await StartApi(new() { RowsAtOnce = rowsAtOnce });
        using var http = Tenant.ClientFor(api);
        using var body = new StringContent(ToJsonArray(orders), null, Json);
        using var response = await http.PostAsync("/api/Jobs/Import?on_existing=update", body);
        return await Answer.Read(response);
    }
}
