using System.Net;
using System.Text.Json.Nodes;
using WorkOrders.Integration.Tests.References;

namespace WorkOrders.Integration.Tests.WorkOrders;

/// <summary>Requests as real systems sent them (folder <c>field-cases</c>): the right answer, and what is stored.</summary>
public sealed class FieldCaseTests
{
    private TestTenant _tenant = null!;

    [SetUp]
    public async Task CreateTenant() => _tenant = await TestTenant.Create();

    [TearDown]
    public void DisposeTenant() => _tenant.Dispose();

    [Test]
    public async Task A_team_leader_embedded_with_defaults_stays_one()
    {
        var before = await _tenant.FindRow("\"user\"", "T01");
        var response = await Post("01a-embedded-defaults-team-leader.json", HttpStatusCode.Created);
        Assert.That(response.Json["job_planning"]!.AsArray(), Has.Count.EqualTo(4));
        Assert.That(response.Warnings, Is.EqualTo(new[] { "/suggested_user/is_team_leader default_not_applied" }));
        Assert.That(response.Json["warnings"]![0]!["message"]!.ToString(),
            Does.Contain("true").And.Contain("handling=strict"));
        Assert.That(JsonNode.DeepEquals(before, await _tenant.FindRow("\"user\"", "T01")), "The user is unchanged.");
    }

    [Test]
    public async Task An_archived_user_embedded_with_defaults_stays_archived()
    {
        var before = await _tenant.FindRow("\"user\"", "T09");
        var response = await Post("01b-embedded-defaults-archived-user.json", HttpStatusCode.UnprocessableEntity);
        Assert.That(response.Problems, Is.EqualTo(new[] { "/suggested_user user_archived" }));
        Assert.That(JsonNode.DeepEquals(before, await _tenant.FindRow("\"user\"", "T09")), "The user is unchanged.");
    }

    [Test]
    public async Task A_default_priority_embedded_with_defaults_stays_the_default()
    {
        await _tenant.Run("update job_priority set is_default = (code = 'LOW') where tenant_id = @tenant");
        var priority = new JsonObject { ["code"] = "LOW", ["name"] = "", ["is_default"] = false, ["sequence"] = 0 };
        var response = await _tenant.PostCreated(Sample.Order().With("job_priority", priority));
        Assert.That(response.Warnings, Is.EquivalentTo(
            new[] { "/job_priority/is_default default_not_applied", "/job_priority/sequence default_not_applied" }));
        Assert.That((await _tenant.PostCreated(Sample.Order()))["job_priority_code"], Is.EqualTo("LOW"));
    }

    [Test]
    public async Task A_start_in_the_year_1_is_not_given()
    {
        var response = await Post("02a-start-in-year-1.json", HttpStatusCode.Created);
        Assert.That(response.Warnings, Is.EqualTo(new[] { "/suggested_date_start not_planned" }));
        Assert.That((response["suggested_date_start"], response.Json["job_planning"]!.AsArray().Count), Is.EqualTo(((string?)null, 0)));
    }

    [Test]
    public async Task A_blank_reference_is_not_given()
    {
        foreach (var _ in new[] { 1, 2 })
        {
            Assert.That((await Post("03a-reference-of-blanks.json", HttpStatusCode.Created))["reference_back_office"], Is.Null);
        }
    }

    [Test]
    public async Task A_blank_name_is_missing() =>
        Assert.That((await Post("03c-name-of-blanks.json", HttpStatusCode.BadRequest)).Problems, Is.EqualTo(new[] { "/name required" }));

    [Test]
    public async Task References_of_OData_clients_are_read()
    {
        var response = await Post("04-odata-bind.json", HttpStatusCode.Created);
        Assert.That((response["skill_id"], response["job_priority_id"]),
            Is.EqualTo(("de300000-0004-8000-8000-000000000001", "de300000-0003-8000-8000-000000000001")));
        Assert.That(response.Warnings, Is.Empty);
    }

    [Test]
    public async Task Numbers_with_thousands_separators_are_refused_with_both_readings()
    {
        var response = await Import("05a-thousands.csv", "text/csv", "?mode=partial");
        var problems = response.Json["results"]!.AsArray().Select(row => row!["problems"]![0]!).ToList();
        Assert.That(problems.Select(problem => $"{problem["pointer"]} {problem["code"]} {problem["value"]}"), Is.EqualTo(new[]
        {
            "/0/estimated_time ambiguous_number 1.000", "/1/estimated_time ambiguous_number 1.440",
            "/2/estimated_time ambiguous_number 1,000",
        }));
        Assert.That(problems[1]["message"]!.ToString(), Does.Contain("1440 or 1.44"));
    }

    [Test]
    public async Task A_misspelled_key_column_is_refused()
    {
        foreach (var query in new[] { "?on_existing=skip", "?on_existing=skip", "?mode=partial&on_existing=skip" })
        {
            var response = await Import("06-reference-column-misspelt.csv", "text/csv", query);
            Assert.That(response.Status, Is.EqualTo(HttpStatusCode.BadRequest), response.Text);
            Assert.That(response.Problems, Is.EqualTo(new[] { "/reference_backoffice unknown_field" }));
            Assert.That(response.Text, Does.Contain("Did you mean reference_back_office?"));
        }
        var ignored = await Import("06-reference-column-misspelt.csv", "text/csv", "?on_existing=skip&unknown_columns=ignore");
        Assert.That(ignored.Problems, Is.EqualTo(new[] { " nothing_to_skip_by" }));
        Assert.That(await _tenant.Ask<int>("select count(*) from jobs where tenant_id = @tenant"), Is.Zero);
    }

    [Test]
    public async Task Windows_1252_labeled_as_latin_1_is_read_as_windows_1252()
    {
        var response = await Import("07-windows-1252-labelled-latin1.csv", "text/csv; charset=ISO-8859-1", "?mode=partial");
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.OK), response.Text);
        Assert.That(await _tenant.Ask<string>("select name from jobs where tenant_id = @tenant"), Is.EqualTo("München 50 € – „x“"));
    }

    [Test]
    public async Task A_code_is_trimmed_before_it_is_compared()
    {
        var before = await _tenant.MasterDataSnapshot();
        var response = await Post("08a-job-type-trailing-blank.json", HttpStatusCode.Created);
        Assert.That((response["job_type_code"], response.Warnings.Single()), Is.EqualTo(("REPAIR", "/job_type/code trimmed")));
        Assert.That(await _tenant.MasterDataSnapshot(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_blank_job_type_is_not_given() =>
        Assert.That((await Post("08c-job-type-blank.json", HttpStatusCode.BadRequest)).Problems,
            Is.EqualTo(new[] { "/job_type required" }));

    [Test]
    public async Task An_order_due_on_a_day_can_start_on_that_day()
    {
        var response = await Post("09-date-only-due.json", HttpStatusCode.Created);
        Assert.That((response["due_date"], response.Json["job_planning"]!.AsArray().Count), Is.EqualTo(("2027-02-08T23:59:59.999999Z", 1)));
    }

    [TestCase("application/json; charset=utf8")]
    [TestCase("application/json; charset=\"utf-8\"")]
    [TestCase("application/json; charset=UTF-8")]
    [TestCase("application/json; charset=")]
    [TestCase("application/json; charset=\"\"")]
    [TestCase("text/json; charset=Utf8")]
    public Task Usual_names_of_UTF_8_are_accepted(string contentType) =>
        Post("10-plain-for-charset-utf8.json", HttpStatusCode.Created, contentType);

    [Test]
    public async Task Empty_text_and_empty_array_are_no_object()
    {
        var response = await Post("11b-empty-text-and-array-for-object.json", HttpStatusCode.Created);
        Assert.That((response["skill_id"], response.Warnings), Is.EqualTo(((string?)null, Array.Empty<string>())));
    }

    [Test]
    public async Task Dates_of_old_serializers_are_read()
    {
        var response = await Post("12-dates-of-old-serializers.json", HttpStatusCode.Created);
        Assert.That((response["due_date"], response["earliest_date_plannable"], response["date_reported_by_company"]),
            Is.EqualTo(("2026-12-02T08:00:00Z", "2026-12-01T00:00:00Z", "2026-12-01T08:00:00Z")));
    }

    [Test]
    public async Task Names_in_another_letter_case_are_read_with_one_warning()
    {
        var response = await Post("14-property-case.json", HttpStatusCode.Created);
        Assert.That((response["due_date"], response["estimated_time"]), Is.EqualTo(("2027-02-09T10:00:00Z", "30")));
        Assert.That(response.Warnings, Is.EqualTo(new[] { "/Due_Date field_case" }));
    }

    [Test]
    public async Task A_suggestion_without_a_technician_is_not_planned() => Assert.That(
        (await Post("16a-suggested-without-user.json", HttpStatusCode.Created)).Warnings,
        Is.EqualTo(new[] { "/suggested_user_code not_planned" }));

    [Test]
    public async Task One_person_cannot_become_two_technicians()
    {
        await Post("17a-technician-by-code.json", HttpStatusCode.Created);
        var response = await Post("17b-same-technician-other-code.json", HttpStatusCode.UnprocessableEntity);
        Assert.That(response.Problems, Is.EqualTo(new[] { "/suggested_user/username not_unique" }));
        Assert.That(response.Text, Does.Contain("T07"));
    }

    [Test]
    public async Task A_wrapped_order_is_recognized() =>
        Assert.That((await Post("19-wrapped-in-root.json", HttpStatusCode.BadRequest)).Problems, Is.EqualTo(new[] { "/jobs wrapped" }));

    private async Task<Answer> Post(string file, HttpStatusCode status, string contentType = "application/json")
    {
        var response = await _tenant.Send(HttpMethod.Post, "/api/Jobs", Content(file, contentType));
        Assert.That(response.Status, Is.EqualTo(status), response.Text);
        return response;
    }

    private Task<Answer> Import(string file, string contentType, string query) =>
        _tenant.Send(HttpMethod.Post, $"/api/Jobs/Import{query}", Content(file, contentType));

    private static ByteArrayContent Content(string file, string contentType)
    {
        var content = new ByteArrayContent(File.ReadAllBytes(Path.Join(TestContext.CurrentContext.TestDirectory, "field-cases", file)));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return content;
    }
}
