using System.Net;
using System.Text.Json.Nodes;
using WorkOrders.Integration.Tests.Changes;
using WorkOrders.Integration.Tests.Concurrency;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>With on_existing=update, rows that exist are changed as by PATCH, in the order of the file.</summary>
public sealed class UpdateTests : ImportFixture
{
    private const string Update = "?on_existing=update";

    private static JsonObject Skill(string code, string? name = null, string? description = null)
    {
        var skill = new JsonObject { ["code"] = code };
        skill = name is null ? skill : skill.With("name", name);
        return description is null ? skill : skill.With("description", description);
    }

    [Test]
    public async Task A_row_that_is_repeated_in_the_file_is_changed_in_order([Values(1, 2, 1000)] int rowsAtOnce)
    {
        await using var api = await StartApi(new() { RowsAtOnce = rowsAtOnce });
        using var http = Tenant.ClientFor(api);
        var rows = new[] { """{"code":"S","name":"One","description":"x"}""", """{"code":"S","name":"Two"}""",
            """{"code":"S","description":"y"}""", """{"code":"S","name":"Two"}""", """{"code":"GAS","name":"A"}""",
            """{"code":"GAS","name":"B"}""" };
        using var body = new StringContent(string.Join('\n', rows), null, Lines);
        using var response = await http.PostAsync($"/api/Skill/Import{Update}", body);
        var answer = await Answer.Read(response);
        Assert.That(
            Outcomes(answer), Is.EqualTo(new[] { "1 created", "2 updated", "3 updated", "4 unchanged", "5 updated", "6 updated" }),
            answer.Text);
        Assert.That(await Stored("S"), Is.EqualTo("Two y 3"));
        Assert.That(await Stored("GAS"), Does.StartWith("B").And.EndWith(" 3"));
        Assert.That(await Changes("S"), Is.EqualTo("created 1, updated 2, updated 3"));
        Assert.That(await Changes("GAS"), Is.EqualTo("created 1, updated 2, updated 3"));
        Assert.That(await Tenant.FindFeedDifferences(), Is.Null);
    }

    [Test]
    public async Task Null_clears_a_field_and_a_missing_field_or_an_empty_cell_keeps_it()
    {
        await ImportRows("Skill", [Skill("S", "Name", "Text")]);
        Assert.That(Outcomes(await ImportRows("Skill", [Skill("S", "Name")], query: Update)), Is.EqualTo(new[] { "1 unchanged" }));
        Assert.That(
            Outcomes(await Import(new StringContent("code,name,description\nS,,\n"), Csv, Update, path: "Skill")),
            Is.EqualTo(new[] { "1 unchanged" }));
        var cleared = await Import(new StringContent("""[{"code":"S","description":null}]"""), Json, Update, path: "Skill");
        Assert.That(Outcomes(cleared), Is.EqualTo(new[] { "1 updated" }), cleared.Text);
        Assert.That(await Stored("S"), Is.EqualTo("Name 2"));
        var refused = await Import(new StringContent("""[{"code":"S","name":null}]"""), Json, Update, path: "Skill");
        Assert.That(Problems(refused), Is.EqualTo(new[] { "/0/name required" }), refused.Text);
    }

    [Test]
    public async Task A_row_is_found_by_its_id_and_can_get_another_key()
    {
        var id = Results(await ImportRows("Skill", [Skill("OLD", "Name")])).Single()["id"]!.ToString();
        var renamed = await ImportRows("Skill", [new JsonObject { ["id"] = id, ["code"] = "NEW" }, Skill("OLD", "Other")], query: Update);
        Assert.That(Outcomes(renamed), Is.EqualTo(new[] { "1 updated", "2 created" }), renamed.Text);
        Assert.That((await Stored("NEW"), await Stored("OLD")), Is.EqualTo(("Name 2", "Other 1")));
    }

    [Test]
    public async Task A_refused_row_undoes_the_changes_of_an_atomic_file()
    {
        var before = await Tenant.Snapshot();
        var file = new[] { Skill("GAS", "Changed"), Skill("NEW", "New"), Skill("ALSO-NEW") };
        var refused = await ImportRows("Skill", file, query: Update);
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), refused.Text);
        Assert.That(Outcomes(refused), Is.EqualTo(new[] { "1 valid", "2 valid", "3 refused" }));
        Assert.That(await Tenant.Snapshot(), Is.EqualTo(before));

        var partial = await ImportRows("Skill", file, query: $"{Update}&mode=partial");
        Assert.That(Outcomes(partial), Is.EqualTo(new[] { "1 updated", "2 created", "3 refused" }), partial.Text);
        Assert.That(
            partial.Json["totals"]!.ToJsonString(),
            Is.EqualTo("""{"rows":3,"created":1,"updated":1,"unchanged":0,"valid":0,"skipped":0,"refused":1,"planned":0}"""));
    }

    [Test]
    public async Task A_dry_run_reports_what_would_happen()
    {
        await ImportRows("Skill", [Skill("S", "Name")]);
        var before = await Tenant.Snapshot();
        var answer = await ImportRows(
            "Skill",
            [Skill("S", "Name"), Skill("S", "Changed"), Skill("NEW", "New"), Skill("NEW", "New")],
            query: $"{Update}&mode=dry_run");
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 unchanged", "2 valid", "3 valid", "4 unchanged" }), answer.Text);
        Assert.That(Results(answer).Select(result => result["id"] is null), Is.EqualTo(new[] { false, false, true, true }));
        Assert.That(await Tenant.Snapshot(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_file_without_keys_cannot_update()
    {
        var refused = await AssertRefused(
            () => ImportRows("Skill", [new JsonObject { ["name"] = "A" }], query: Update),
            HttpStatusCode.BadRequest,
            " nothing_to_update_by");
        Assert.That(refused["detail"], Does.Contain("\"code\" or \"id\""));
        var mixed = await ImportRows("Skill", [Skill("S", "A"), new JsonObject { ["name"] = "B" }], query: Update);
        Assert.That(Outcomes(mixed), Is.EqualTo(new[] { "1 created", "2 created" }), mixed.Text);
        Assert.That(Warnings(mixed), Is.EqualTo(new[] { "/1 nothing_to_update_by" }));
    }

    [TestCase("[1,2]\n[]\n", Lines, "/0 wrong_type", "/1 wrong_type")]
    [TestCase("[[1,2]]", Json, "/0 wrong_type")]
    [TestCase("{\"code\":\n", Lines, "/0 malformed_json")]
    public async Task Rows_that_are_not_objects_are_told_what_they_are(string file, string contentType, params string[] problems)
    {
        var refused = await Import(new StringContent(file), contentType, Update, path: "Skill");
        Assert.That(Problems(refused), Is.EqualTo(problems), refused.Text);
    }

    [TestCase(Json)]
    [TestCase(Lines)]
    public async Task A_row_that_is_nested_too_deeply_is_told_so(string contentType)
    {
        var row = $"{{\"x\":{new string('[', 100)}{new string(']', 100)},\"code\":\"S\"}}";
        var refused = await Import(new StringContent(contentType == Json ? $"[{row}]" : row), contentType, Update, path: "Skill");
        Assert.That(Problems(refused), Is.EqualTo(new[] { "/0 malformed_json" }), refused.Text);
    }

    [Test]
    public async Task A_name_that_an_earlier_row_gives_up_can_be_used([Values(1, 2, 1000)] int rowsAtOnce)
    {
        JsonObject User(string code, string name) => new() { ["code"] = code, ["username"] = name, ["lastname"] = code };
        await ImportRows("User", [User("IU1", "iu@x"), User("IU2", "iu2@x")]);
        await using var api = await StartApi(new() { RowsAtOnce = rowsAtOnce });
        using var http = Tenant.ClientFor(api);
        using var body = new StringContent(
            """[{"code":"IU1","username":"iu3@x"},{"code":"IU2","username":"iu@x"},{"code":"IU3","username":"IU@x","lastname":"3"}]""",
            null,
            Json);
        using var response = await http.PostAsync($"/api/User/Import{Update}&mode=partial", body);
        var answer = await Answer.Read(response);
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 updated", "2 updated", "3 refused" }), answer.Text);
        Assert.That(Problems(answer), Is.EqualTo(new[] { "/2/username not_unique" }));
        Assert.That(Results(answer).Last()["problems"]![0]!["message"]!.ToString(), Does.Contain("IU2"));
    }

    [Test]
    public async Task The_last_default_of_a_file_counts([Values(1, 1000)] int rowsAtOnce)
    {
        await using var api = await StartApi(new() { RowsAtOnce = rowsAtOnce });
        using var http = Tenant.ClientFor(api);
        using var body = new StringContent(
            """
            [{"code":"P1","name":"1","is_default":true},{"code":"P2","name":"2","is_default":true},{"code":"P1","name":"one"}]
            """,
            null,
            Json);
        using var response = await http.PostAsync($"/api/JobPriority/Import{Update}", body);
        var answer = await Answer.Read(response);
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 created", "2 created", "3 updated" }), answer.Text);
        Assert.That(
            await Tenant.Ask<string>("select string_agg(code, ' ') from job_priority where tenant_id = @tenant and is_default"),
            Is.EqualTo("P2"));
        Assert.That(await Tenant.FindFeedDifferences(), Is.Null);
    }

    [Test]
    public async Task Embedded_objects_are_created_changed_and_left_alone()
    {
        JsonObject[] Projects(string model) =>
        [
            .. Enumerable.Range(1, 5).Select(number => new JsonObject
            {
                ["reference_back_office"] = $"EQ-{number}", ["name"] = "Boiler", ["company_code"] = "C-100",
                ["equipment_model"] = new JsonObject { ["code"] = "M-IMP", ["name"] = model },
            }),
        ];
        var created = await ImportRows("Project", Projects("Model"), query: Update);
        Assert.That(created.Json["totals"]!["created"]!.GetValue<int>(), Is.EqualTo(5), created.Text);
        var before = await Tenant.Snapshot();
        var again = await ImportRows("Project", Projects("Model"), query: Update);
        Assert.That(again.Json["totals"]!["unchanged"]!.GetValue<int>(), Is.EqualTo(5), again.Text);
        Assert.That(await Tenant.Snapshot(), Is.EqualTo(before));
        var renamed = await ImportRows("Project", Projects("Renamed"), query: Update);
        Assert.That(Warnings(renamed), Is.EqualTo(new[] { "/0/equipment_model master_data_changed" }), renamed.Text);
        Assert.That(
            await Tenant.Ask<string>(
                "select concat(name, ' ', row_version) from equipment_model where tenant_id = @tenant and code = 'M-IMP'"),
            Is.EqualTo("Renamed 2"));
    }

    private Task<string?> Stored(string code) => Tenant.Ask<string>(
        "select concat_ws(' ', name, description, row_version) from skill where tenant_id = @tenant and code = @code", new { code });

    private Task<string?> Changes(string code) => Tenant.Ask<string>("""
        select string_agg(concat(operation, ' ', row_version), ', ' order by row_version)
        from (
            select * from (select entity, row_id, operation, row_version, tenant_id from change_pending
                union all select entity, row_id, operation, row_version, tenant_id from change_feed) changes
            where tenant_id = @tenant and entity = 'skill'
                and row_id = (select id from skill where tenant_id = @tenant and code = @code)) changes
        """, new { code });
}
