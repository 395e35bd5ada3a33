using System.Net;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>What becomes of a file some of whose orders are refused, exist already, or embed what does not exist.</summary>
public sealed class ModeTests : ImportFixture
{
    private static JsonObject Good(string reference) => Some.Order().With("reference_back_office", reference);

    /// <summary>An order that is refused, and embeds a kind of work that would be new.</summary>
    private static JsonObject Bad(string reference) => Good(reference).With("estimated_time", -1).Without("job_type_code").With("job_type", new JsonObject { ["code"] = $"NEW-{reference}", ["name"] = "New" });

    [Test]
    public async Task Atomic_stores_nothing_of_a_file_with_refused_orders_not_even_what_the_others_embed([Values("", "?mode=atomic")] string query)
    {
        var before = await Everything();
        var embeds = Good("A").Without("job_type_code").With("job_type", new JsonObject { ["code"] = "NEW-A", ["name"] = "New" });
        var answer = await Import(Array(embeds, Bad("B"), Some.SuggestedOrder()), query: query);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Headers["Content-Type"], Does.StartWith("application/problem+json"));
        Assert.That(answer.Problems, Is.EqualTo(new[] { "/1/estimated_time out_of_range" }));
        Assert.That(answer["detail"], Does.StartWith("1 of 3 orders is refused, so none is stored."));
        Assert.That(Verdicts(answer), Is.EqualTo(new[] { "1 valid", "2 refused", "3 valid" }));
        Assert.That(Problems(answer), Is.EqualTo(new[] { "/1/estimated_time out_of_range" }));
        Assert.That(answer["stored"], Is.EqualTo("false"));
        Assert.That(answer.Json["totals"]!.ToJsonString(), Is.EqualTo("""{"rows":3,"created":0,"valid":2,"skipped":0,"refused":1,"planned":1}"""));
        Assert.That(Results(answer).Select(result => result["id"]), Is.All.Null);
        Assert.That(await Everything(), Is.EqualTo(before));
    }

    [TestCase("estimated_time", "\"x\"", HttpStatusCode.BadRequest)]
    [TestCase("skill_code", "\"NOBODY-HAS-IT\"", HttpStatusCode.UnprocessableEntity)]
    [TestCase("reference_back_office", "\"A\"", HttpStatusCode.Conflict)]
    public async Task A_refused_file_is_answered_as_the_gravest_of_its_orders_would_be(string field, string value, HttpStatusCode status)
    {
        var answer = await Import(Array(Good("A"), Good("B").With(field, JsonNode.Parse(value))));
        Assert.That(answer.Status, Is.EqualTo(status), answer.Text);
        Assert.That(answer["status"], Is.EqualTo($"{(int)status}"));
        Assert.That(await Stored(), Is.Empty);
    }

    [Test]
    public async Task Partial_stores_each_accepted_order_whole_and_nothing_of_a_refused_one()
    {
        var answer = await Import(Array(Good("A"), Bad("B"), Some.SuggestedOrder().With("reference_back_office", "C")), query: "?mode=partial");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        Assert.That(Verdicts(answer), Is.EqualTo(new[] { "1 created", "2 refused", "3 created" }));
        Assert.That(answer.Json["totals"]!.ToJsonString(), Is.EqualTo("""{"rows":3,"created":2,"valid":0,"skipped":0,"refused":1,"planned":1}"""));
        Assert.That(await Stored(), Is.EqualTo("A C"));
        Assert.That(await Tenant.Ask<long>("select count(*) from job_type where tenant_id = @tenant and code like 'NEW-%'"), Is.Zero);
        Assert.That(await Tenant.Ask<long>("select count(*) from job_planning where tenant_id = @tenant"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_row_that_two_orders_embed_is_stored_with_the_one_that_is_accepted()
    {
        var bad = Bad("A");
        var good = Good("B").Without("job_type_code").With("job_type", bad["job_type"]!.DeepClone());
        Assert.That(Verdicts(await Import(Array(bad, good, good.DeepClone().AsObject().With("reference_back_office", "C")), query: "?mode=partial")), Is.EqualTo(new[] { "1 refused", "2 created", "3 created" }));
        Assert.That(await Tenant.Ask<long>("select count(*) from job_type where tenant_id = @tenant and code = 'NEW-A'"), Is.EqualTo(1));
    }

    [Test]
    public async Task An_order_that_embeds_a_row_otherwise_than_one_before_it_changes_it_as_a_later_request_would()
    {
        JsonObject Embedding(string reference, string name) => Good(reference).Without("job_type_code").With("job_type", new JsonObject { ["code"] = "NEW", ["name"] = name });
        Assert.That(Verdicts(await Import(Array(Embedding("A", "Old"), Embedding("B", "New")))), Is.EqualTo(new[] { "1 created", "2 created" }));
        Assert.That(await Tenant.Ask<string>("select name from job_type where tenant_id = @tenant and code = 'NEW'"), Is.EqualTo("New"));
    }

    [Test]
    public async Task A_dry_run_tells_what_would_happen_and_stores_nothing()
    {
        var before = await Everything();
        var answer = await Import(Array(Good("A"), Bad("B"), Good("A"), Some.SuggestedOrder()), query: "?mode=dry_run");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        Assert.That(Verdicts(answer), Is.EqualTo(new[] { "1 valid", "2 refused", "3 refused", "4 valid" }));
        Assert.That(Problems(answer), Is.EqualTo(new[] { "/1/estimated_time out_of_range", "/2/reference_back_office exists" }));
        Assert.That(answer.Json["totals"]!.ToJsonString(), Is.EqualTo("""{"rows":4,"created":0,"valid":2,"skipped":0,"refused":2,"planned":1}"""));
        Assert.That(await Everything(), Is.EqualTo(before));
    }

    [Test]
    public async Task An_order_that_exists_is_refused_or_skipped_and_a_file_can_be_sent_again()
    {
        var id = Guid.NewGuid();
        var file = Array(Good("A"), Some.Order().Without("reference_back_office").With("id", id), Good("C"));
        var first = await Import(file);
        Assert.That(Verdicts(first), Is.EqualTo(new[] { "1 created", "2 created", "3 created" }), first.Text);
        var before = await Everything();

        var again = await Import(file);
        Assert.That(again.Status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(Problems(again), Is.EqualTo(new[] { "/0/reference_back_office exists", "/1/id exists", "/2/reference_back_office exists" }));

        var skipped = await Import(file, query: "?on_existing=skip");
        Assert.That(skipped.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Verdicts(skipped), Is.EqualTo(new[] { "1 skipped", "2 skipped", "3 skipped" }));
        Assert.That(Results(skipped).Select(result => result["id"]!.ToString()), Is.EqualTo(Results(first).Select(result => result["id"]!.ToString())));
        Assert.That(Problems(skipped), Is.Empty);
        Assert.That(await Everything(), Is.EqualTo(before));
    }

    [Test]
    public async Task An_order_that_stands_twice_in_a_file_is_created_once()
    {
        var file = Array(Good("A"), Good("A").With("name", "Another"));
        var answer = await Import(file, query: "?on_existing=skip");
        Assert.That(Verdicts(answer), Is.EqualTo(new[] { "1 created", "2 skipped" }));
        Assert.That(Results(answer).Select(result => result["id"]!.ToString()).Distinct().Count(), Is.EqualTo(1));
        Assert.That(await Tenant.Ask<string>("select name from jobs where tenant_id = @tenant"), Is.EqualTo("Boiler does not start"));
        Assert.That(Warnings(answer), Is.EqualTo(new[] { "/1/reference_back_office repeated" }));
        Assert.That(Warnings(await Import(file, query: "?on_existing=skip")), Is.EqualTo(new[] { "/1/reference_back_office repeated" }));
    }

    [TestCase("?on_existing=skip&mode=dry_run")]
    [TestCase("?on_existing=skip")]
    public async Task An_order_that_repeats_one_which_is_not_stored_is_given_no_id(string query)
    {
        var answer = await Import(Array(Good("A"), Good("A"), Bad("B")), query: query);
        Assert.That(Verdicts(answer).Take(2), Is.EqualTo(new[] { "1 valid", "2 skipped" }));
        Assert.That(Results(answer).Select(result => result["id"]), Is.All.Null);
    }

    [Test]
    public async Task An_order_that_has_the_id_of_another_of_the_file_is_not_skipped_in_silence()
    {
        var id = Guid.NewGuid();
        var answer = await Import(Array(Good("A").With("id", id), Good("B").With("id", id)), query: "?on_existing=skip");
        Assert.That(Verdicts(answer), Is.EqualTo(new[] { "1 created", "2 skipped" }));
        Assert.That(Warnings(answer), Is.EqualTo(new[] { "/1/id repeated" }));
        Assert.That(Results(answer).Last()["warnings"]![0]!["message"]!.ToString(), Does.StartWith("Row 1 of the file has the same id"));
    }

    [Test]
    public async Task An_order_whose_namesake_is_refused_is_created() =>
        Assert.That(Verdicts(await Import(Array(Bad("A"), Good("A")), query: "?mode=partial&on_existing=skip")), Is.EqualTo(new[] { "1 refused", "2 created" }));

    [Test]
    public async Task An_order_that_names_two_that_exist_is_refused_even_where_such_are_skipped()
    {
        var id = Guid.NewGuid();
        await Import(Array(Good("A"), Good("B").With("id", id)));
        var answer = await Import(Array(Good("A").With("id", id)), query: "?on_existing=skip");
        Assert.That(Problems(answer), Is.EqualTo(new[] { "/0/id exists", "/0/reference_back_office exists" }));
    }

    [Test]
    public async Task Nothing_embedded_is_created_where_that_is_forbidden()
    {
        var answer = await Import(Array(Good("A").Without("job_type_code").With("job_type", new JsonObject { ["code"] = "NEW", ["name"] = "New" })), query: "?on_missing=error");
        Assert.That(Problems(answer), Is.EqualTo(new[] { "/0/job_type/code not_found" }));
    }

    [Test]
    public async Task Of_very_many_names_that_do_not_exist_only_the_first_are_told_what_may_be_meant()
    {
        var answer = await Import(InLines(Enumerable.Range(0, 1001).Select(row => Some.Order().With("job_type_code", $"NONE-{row}"))), Lines);
        var problems = Results(answer).Select(result => result["problems"]![0]!).ToList();
        Assert.That(problems.Select(problem => problem["code"]!.ToString()), Is.All.EqualTo("not_found"));
        Assert.That(problems.Select(problem => problem["accepted"] is not null), Is.EqualTo(Enumerable.Repeat(true, 1000).Append(false)));
    }

    [Test]
    public async Task Warnings_stand_with_their_rows()
    {
        var answer = await Import(Array(Good("A"), Good("B").With("colour", "red")));
        Assert.That(Warnings(answer), Is.EqualTo(new[] { "/1/colour unknown_field" }), answer.Text);
    }

    [TestCase("?mode=all", " bad_parameter")]
    [TestCase("?mode=", " bad_parameter")]
    [TestCase("?on_existing=update", " bad_parameter")]
    [TestCase("?on_missing=ignore", " bad_parameter")]
    [TestCase("?mod=partial", " unknown_parameter")]
    [TestCase("?dry_run=true", " unknown_parameter")]
    public Task A_parameter_that_is_not_understood_refuses_the_file(string query, string problem) =>
        IsRefused(() => Import(Array(Good("A")), query: query), HttpStatusCode.BadRequest, problem);

    [Test]
    public async Task A_parameter_that_is_nothing_like_one_is_warned_of()
    {
        var answer = await Import(Array(Good("A")), query: "?colour=red");
        Assert.That(answer.Warnings, Is.EqualTo(new[] { " unknown_parameter" }), answer.Text);
        Assert.That(Verdicts(answer), Is.EqualTo(new[] { "1 created" }));
    }
}
