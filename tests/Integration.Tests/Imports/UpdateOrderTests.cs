using System.Net;
using System.Text.Json.Nodes;
using WorkOrders.Integration.Tests.Changes;
using WorkOrders.Integration.Tests.Concurrency;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>With on_existing=update, orders that exist are changed as by PATCH api/Jobs(…).</summary>
public sealed class UpdateOrderTests : ImportFixture
{
    private const string Update = "?on_existing=update";

    private static JsonObject Order(string reference) => Sample.Order().With("reference_back_office", reference);

    private static JsonObject Suggested(string reference) => Sample.SuggestedOrder().With("reference_back_office", reference);

    [TestCase(Json)]
    [TestCase(Lines)]
    [TestCase(Csv)]
    public async Task A_file_is_created_then_unchanged_and_then_updated(string format)
    {
        JsonObject[] orders = [Order("A"), Suggested("B")];
        var created = await ImportRows("Jobs", orders, format, Update);
        Assert.That(Outcomes(created), Is.EqualTo(new[] { "1 created", "2 created" }), created.Text);
        var before = await Tenant.Snapshot();
        var again = await ImportRows("Jobs", orders, format, Update);
        Assert.That(Outcomes(again), Is.EqualTo(new[] { "1 unchanged", "2 unchanged" }), again.Text);
        Assert.That(await Tenant.Snapshot(), Is.EqualTo(before));

        var changed = await ImportRows("Jobs", [orders[0].With("name", "Another name"), orders[1]], format, Update);
        Assert.That(Outcomes(changed), Is.EqualTo(new[] { "1 updated", "2 unchanged" }), changed.Text);
        Assert.That(await Versions(), Is.EqualTo("A 2, B 1"));
        Assert.That(await Tenant.FindFeedDifferences(), Is.Null);
    }

    [Test]
    public async Task The_planning_follows_a_suggestion_that_changes([Values(1, 1000)] int rowsAtOnce)
    {
        var moved = new JsonObject { ["reference_back_office"] = "B", ["suggested_date_start"] = "2026-12-08T10:00:00Z" };
        var renamed = new JsonObject { ["reference_back_office"] = "B", ["name"] = "Moved" };
        var answer = await Import(rowsAtOnce, Suggested("B"), moved, renamed);
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 created", "2 updated", "3 updated" }), answer.Text);
        Assert.That(
            await Tenant.Ask<string>("""
                select string_agg(to_char(date_from at time zone 'UTC', 'YYYY-MM-DD HH24:MI'), ', ')
                from job_planning where tenant_id = @tenant
                """),
            Is.EqualTo("2026-12-08 10:00"));
        Assert.That(await Versions(), Is.EqualTo("B 3"));
        Assert.That(await Tenant.FindFeedDifferences(), Is.Null);
    }

    [Test]
    public async Task An_order_that_the_last_rows_created_can_be_changed([Values(1, 2, 3)] int rowsAtOnce)
    {
        var renamed = new JsonObject { ["reference_back_office"] = "C", ["name"] = "Renamed" };
        var answer = await Import(rowsAtOnce, Order("A"), Order("B"), Order("C"), renamed, renamed);
        Assert.That(
            Outcomes(answer), Is.EqualTo(new[] { "1 created", "2 created", "3 created", "4 updated", "5 unchanged" }), answer.Text);
        Assert.That(await Versions(), Is.EqualTo("A 1, B 1, C 2"));
    }

    [Test]
    public async Task An_order_with_an_unknown_id_is_created_and_found_again()
    {
        var id = Guid.NewGuid();
        var order = Order("A").With("id", id);
        Assert.That(Outcomes(await ImportRows("Jobs", [order], query: Update)), Is.EqualTo(new[] { "1 created" }));
        var renamed = await ImportRows("Jobs", [new JsonObject { ["id"] = id, ["reference_back_office"] = "NEW" }], query: Update);
        Assert.That(Outcomes(renamed), Is.EqualTo(new[] { "1 updated" }), renamed.Text);
        Assert.That(await Versions(), Is.EqualTo("NEW 2"));
    }

    [Test]
    public async Task A_status_that_the_order_cannot_get_refuses_the_row_and_leaves_nothing()
    {
        await ImportRows("Jobs", [Order("A"), Order("B")], query: Update);
        var before = await StoredRows();
        JsonObject[] file =
        [
            new() { ["reference_back_office"] = "A", ["name"] = "Changed" },
            new() { ["reference_back_office"] = "B", ["job_status_code"] = "Completed" },
        ];
        var refused = await ImportRows("Jobs", file, query: Update);
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.Conflict), refused.Text);
        Assert.That(Problems(refused), Is.EqualTo(new[] { "/1/job_status_code status_transition" }));
        Assert.That(await StoredRows(), Is.EqualTo(before));
        var partial = await ImportRows("Jobs", file, query: $"{Update}&mode=partial");
        Assert.That(Outcomes(partial), Is.EqualTo(new[] { "1 updated", "2 refused" }), partial.Text);
    }

    [Test]
    public async Task Orders_can_be_moved_below_a_parent_of_the_same_file([Values(1, 1000)] int rowsAtOnce)
    {
        await ImportRows("Jobs", [Order("A")]);
        var child = new JsonObject { ["reference_back_office"] = "A", ["_parent_jobs_reference_back_office"] = "P" };
        var answer = await Import(rowsAtOnce, child, Order("P"));
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 updated", "2 created" }), answer.Text);
        Assert.That(
            await Tenant.Ask<string>("""
                select p.reference_back_office from jobs j join jobs p on p.tenant_id = j.tenant_id and p.id = j._parent_id
                where j.tenant_id = @tenant
                """),
            Is.EqualTo("P"));
    }

    private Task<string?> Versions() => Tenant.Ask<string>("""
        select string_agg(concat(reference_back_office, ' ', row_version), ', ' order by reference_back_office)
        from jobs where tenant_id = @tenant
        """);

    private async Task<Answer> Import(int rowsAtOnce, params JsonObject[] orders)
    {
        await using var api = await StartApi(new() { RowsAtOnce = rowsAtOnce });
        using var http = Tenant.ClientFor(api);
        using var body = new StringContent(ToJsonArray(orders), null, Json);
        using var response = await http.PostAsync($"/api/Jobs/Import{Update}", body);
        return await Answer.Read(response);
    }
}
