using System.Net;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>Import modes, and the handling of refused, existing and embedded rows.</summary>
public sealed class ModeTests : ImportFixture
{
    private static JsonObject Good(string reference) => Sample.Order().With("reference_back_office", reference);

    /// <summary>Returns an order that is refused and embeds a new job type.</summary>
    private static JsonObject Bad(string reference) =>
        Good(reference)
            .With("estimated_time", -1)
            .Without("job_type_code")
            .With("job_type", new JsonObject { ["code"] = $"NEW-{reference}", ["name"] = "New" });

    [Test]
    public async Task Atomic_mode_stores_nothing_when_any_order_is_refused([Values("", "?mode=atomic")] string query)
    {
        var before = await StoredRows();
        var embeds = Good("A").Without("job_type_code").With("job_type", new JsonObject { ["code"] = "NEW-A", ["name"] = "New" });
        var answer = await Import(ToJsonArray(embeds, Bad("B"), Sample.SuggestedOrder()), query: query);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Headers["Content-Type"], Does.StartWith("application/problem+json"));
        Assert.That(answer.Problems, Is.EqualTo(new[] { "/1/estimated_time out_of_range" }));
        Assert.That(answer["detail"], Does.StartWith("1 of 3 rows was refused, so nothing was stored."));
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 valid", "2 refused", "3 valid" }));
        Assert.That(Problems(answer), Is.EqualTo(new[] { "/1/estimated_time out_of_range" }));
        Assert.That(answer["stored"], Is.EqualTo("false"));
        Assert.That(
            answer.Json["totals"]!.ToJsonString(),
            Is.EqualTo("""{"rows":3,"created":0,"updated":0,"unchanged":0,"valid":2,"skipped":0,"refused":1,"planned":1}"""));
        Assert.That(Results(answer).Select(result => result["id"]), Is.All.Null);
        Assert.That(await StoredRows(), Is.EqualTo(before));
    }

    [TestCase("estimated_time", "\"x\"", HttpStatusCode.BadRequest)]
    [TestCase("skill_code", "\"NOBODY-HAS-IT\"", HttpStatusCode.UnprocessableEntity)]
    [TestCase("reference_back_office", "\"A\"", HttpStatusCode.Conflict)]
    public async Task A_refused_file_gets_the_status_of_its_most_serious_problem(string field, string value, HttpStatusCode status)
    {
        var answer = await Import(ToJsonArray(Good("A"), Good("B").With(field, JsonNode.Parse(value))));
        Assert.That(answer.Status, Is.EqualTo(status), answer.Text);
        Assert.That(answer["status"], Is.EqualTo($"{(int)status}"));
        Assert.That(await StoredReferences(), Is.Empty);
    }

    [Test]
    public async Task Partial_mode_stores_accepted_orders_and_nothing_of_refused_orders()
    {
        var answer = await Import(
            ToJsonArray(Good("A"), Bad("B"), Sample.SuggestedOrder().With("reference_back_office", "C")), query: "?mode=partial");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 created", "2 refused", "3 created" }));
        Assert.That(
            answer.Json["totals"]!.ToJsonString(),
            Is.EqualTo("""{"rows":3,"created":2,"updated":0,"unchanged":0,"valid":0,"skipped":0,"refused":1,"planned":1}"""));
        Assert.That(await StoredReferences(), Is.EqualTo("A C"));
        Assert.That(await Tenant.Ask<long>("select count(*) from job_type where tenant_id = @tenant and code like 'NEW-%'"), Is.Zero);
        Assert.That(await Tenant.Ask<long>("select count(*) from job_planning where tenant_id = @tenant"), Is.EqualTo(1));
    }

    [Test]
    public async Task An_embedded_row_shared_by_several_orders_is_stored_if_any_of_them_is_accepted()
    {
        var bad = Bad("A");
        var good = Good("B").Without("job_type_code").With("job_type", bad["job_type"]!.DeepClone());
        Assert.That(
            Outcomes(
                await Import(
                    ToJsonArray(bad, good, good.DeepClone().AsObject().With("reference_back_office", "C")), query: "?mode=partial")),
            Is.EqualTo(new[] { "1 refused", "2 created", "3 created" }));
        Assert.That(await Tenant.Ask<long>("select count(*) from job_type where tenant_id = @tenant and code = 'NEW-A'"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_later_order_can_change_a_row_embedded_by_an_earlier_order()
    {
        JsonObject EmbedJobType(string reference, string name) => Good(reference)
            .Without("job_type_code")
            .With("job_type", new JsonObject { ["code"] = "NEW", ["name"] = name });
        Assert.That(
            Outcomes(await Import(ToJsonArray(EmbedJobType("A", "Old"), EmbedJobType("B", "New")))),
            Is.EqualTo(new[] { "1 created", "2 created" }));
        Assert.That(await Tenant.Ask<string>("select name from job_type where tenant_id = @tenant and code = 'NEW'"), Is.EqualTo("New"));
    }

    [Test]
    public async Task A_dry_run_reports_the_outcome_and_stores_nothing()
    {
        var before = await StoredRows();
        var answer = await Import(ToJsonArray(Good("A"), Bad("B"), Good("A"), Sample.SuggestedOrder()), query: "?mode=dry_run");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 valid", "2 refused", "3 refused", "4 valid" }));
        Assert.That(Problems(answer), Is.EqualTo(new[] { "/1/estimated_time out_of_range", "/2/reference_back_office exists" }));
        Assert.That(
            answer.Json["totals"]!.ToJsonString(),
            Is.EqualTo("""{"rows":4,"created":0,"updated":0,"unchanged":0,"valid":2,"skipped":0,"refused":2,"planned":1}"""));
        Assert.That(await StoredRows(), Is.EqualTo(before));
    }

    [Test]
    public async Task Existing_orders_are_refused_by_default_and_skipped_on_request()
    {
        var id = Guid.NewGuid();
        var file = ToJsonArray(Good("A"), Sample.Order().Without("reference_back_office").With("id", id), Good("C"));
        var first = await Import(file);
        Assert.That(Outcomes(first), Is.EqualTo(new[] { "1 created", "2 created", "3 created" }), first.Text);
        var before = await StoredRows();

        var again = await Import(file);
        Assert.That(again.Status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(
            Problems(again),
            Is.EqualTo(new[] { "/0/reference_back_office exists", "/1/id exists", "/2/reference_back_office exists" }));

        var skipped = await Import(file, query: "?on_existing=skip");
        Assert.That(skipped.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Outcomes(skipped), Is.EqualTo(new[] { "1 skipped", "2 skipped", "3 skipped" }));
        Assert.That(
            Results(skipped).Select(result => result["id"]!.ToString()),
            Is.EqualTo(Results(first).Select(result => result["id"]!.ToString())));
        Assert.That(Problems(skipped), Is.Empty);
        Assert.That(await StoredRows(), Is.EqualTo(before));
    }

    [Test]
    public async Task An_order_repeated_in_a_file_is_created_once()
    {
        var file = ToJsonArray(Good("A"), Good("A").With("name", "Another"));
        var answer = await Import(file, query: "?on_existing=skip");
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 created", "2 skipped" }));
        Assert.That(Results(answer).Select(result => result["id"]!.ToString()).Distinct().Count(), Is.EqualTo(1));
        Assert.That(await Tenant.Ask<string>("select name from jobs where tenant_id = @tenant"), Is.EqualTo("Boiler does not start"));
        Assert.That(Warnings(answer), Is.EqualTo(new[] { "/1/reference_back_office repeated" }));
        Assert.That(Warnings(await Import(file, query: "?on_existing=skip")), Is.EqualTo(new[] { "/1/reference_back_office repeated" }));
    }

    [TestCase("?on_existing=skip&mode=dry_run")]
    [TestCase("?on_existing=skip")]
    public async Task A_repeated_order_has_no_id_when_the_first_is_not_stored(string query)
    {
        var answer = await Import(ToJsonArray(Good("A"), Good("A"), Bad("B")), query: query);
        Assert.That(Outcomes(answer).Take(2), Is.EqualTo(new[] { "1 valid", "2 skipped" }));
        Assert.That(Results(answer).Select(result => result["id"]), Is.All.Null);
    }

    [Test]
    public async Task Skipping_an_order_with_a_repeated_id_produces_a_warning()
    {
        var id = Guid.NewGuid();
        var answer = await Import(ToJsonArray(Good("A").With("id", id), Good("B").With("id", id)), query: "?on_existing=skip");
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 created", "2 skipped" }));
        Assert.That(Warnings(answer), Is.EqualTo(new[] { "/1/id repeated" }));
        Assert.That(Results(answer).Last()["warnings"]![0]!["message"]!.ToString(), Does.StartWith("Row 1 of the file has the same id"));
    }

    [Test]
    public async Task An_order_is_created_when_an_earlier_order_with_the_same_reference_is_refused() =>
        Assert.That(
            Outcomes(await Import(ToJsonArray(Bad("A"), Good("A")), query: "?mode=partial&on_existing=skip")),
            Is.EqualTo(new[] { "1 refused", "2 created" }));

    [Test]
    public async Task An_order_that_matches_two_existing_orders_is_refused_even_with_on_existing_skip()
    {
        var id = Guid.NewGuid();
        await Import(ToJsonArray(Good("A"), Good("B").With("id", id)));
        var answer = await Import(ToJsonArray(Good("A").With("id", id)), query: "?on_existing=skip");
        Assert.That(Problems(answer), Is.EqualTo(new[] { "/0/id exists", "/0/reference_back_office exists" }));
    }

    [Test]
    public async Task With_on_missing_error_no_embedded_row_is_created()
    {
        var answer = await Import(
            ToJsonArray(Good("A").Without("job_type_code").With("job_type", new JsonObject { ["code"] = "NEW", ["name"] = "New" })),
            query: "?on_missing=error");
        Assert.That(Problems(answer), Is.EqualTo(new[] { "/0/job_type/code not_found" }));
    }

    [Test]
    public async Task Only_the_first_thousand_unknown_keys_get_suggestions()
    {
        var answer = await Import(
            ToJsonLines(Enumerable.Range(0, 1001).Select(row => Sample.Order().With("job_type_code", $"NONE-{row}"))), Lines);
        var problems = Results(answer).Select(result => result["problems"]![0]!).ToList();
        Assert.That(problems.Select(problem => problem["code"]!.ToString()), Is.All.EqualTo("not_found"));
        Assert.That(problems.Select(problem => problem["accepted"] is not null), Is.EqualTo(Enumerable.Repeat(true, 1000).Append(false)));
    }

    [Test]
    public async Task Warnings_are_listed_with_their_rows()
    {
        var answer = await Import(ToJsonArray(Good("A"), Good("B").With("colour", "red")));
        Assert.That(Warnings(answer), Is.EqualTo(new[] { "/1/colour unknown_field" }), answer.Text);
    }

    [TestCase("?mode=all", " bad_parameter")]
    [TestCase("?mode=", " bad_parameter")]
    [TestCase("?on_existing=replace", " bad_parameter")]
    [TestCase("?on_missing=ignore", " bad_parameter")]
    [TestCase("?mod=partial", " unknown_parameter")]
    [TestCase("?dry_run=true", " unknown_parameter")]
    public Task An_invalid_query_parameter_refuses_the_file(string query, string problem) =>
        AssertRefused(() => Import(ToJsonArray(Good("A")), query: query), HttpStatusCode.BadRequest, problem);

    [Test]
    public async Task An_unknown_query_parameter_produces_a_warning()
    {
        var answer = await Import(ToJsonArray(Good("A")), query: "?colour=red");
        Assert.That(answer.Warnings, Is.EqualTo(new[] { " unknown_parameter" }), answer.Text);
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 created" }));
    }
}
