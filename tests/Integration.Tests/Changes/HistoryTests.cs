using System.Net;
using System.Text.Json.Nodes;
using WorkOrders.Integration.Tests.Concurrency;
using WorkOrders.Integration.Tests.MasterData;

namespace WorkOrders.Integration.Tests.Changes;

/// <summary><c>GET api/X(id)/History</c>: who changed a row, when, and the values before and after.</summary>
public sealed class HistoryTests
{
    private TestTenant _tenant = null!;

    [SetUp]
    public async Task Create() => _tenant = await TestTenant.Create();

    [TearDown]
    public void DisposeTenant() => _tenant.Dispose();

    [Test]
    public async Task A_history_has_every_change_from_creation_to_deletion()
    {
        var id = await PutSkill("H-1", """{"name":"Heights","description":"May climb"}""");
        await Patch("H-1", """{"name":"Work at heights"}""", "Origin-System: erp1", "X-Request-Id: 4711");
        await Patch("H-1", """{"description":null,"sales_organization_code":"BE"}""");
        await Send(HttpMethod.Delete, "Skill(code='H-1')");

        var history = await Read($"Skill({id})/History");

        Assert.That(history.Select(Summary), Is.EqualTo(new[] { "deleted 4", "updated 3", "updated 2", "created 1" }));
        Assert.That(history.Select(entry => entry["changed_by"]!.ToString()), Is.All.EqualTo("first"), "the label of the key");
        Assert.That((Text(history[2]["origin"]), Text(history[2]["request_id"])), Is.EqualTo(("erp1", "4711")));
        Assert.That(history[1]["origin"], Is.Null);
        var organization = await _tenant.Ask<Guid>("select id from sales_organization where tenant_id = @tenant and code = 'BE'");
        Assert.That(Changes(history[3]), Is.EqualTo(new[]
        {
            """code: null -> "H-1" """, """description: null -> "May climb" """, """name: null -> "Heights" """,
        }.Select(change => change.Trim())));
        Assert.That(Changes(history[2]), Is.EqualTo(new[] { "name: \"Heights\" -> \"Work at heights\"" }));
        Assert.That(Changes(history[1]), Is.EqualTo(new[]
        {
            "description: \"May climb\" -> null", $"sales_organization_id: null -> \"{organization}\"",
        }));
        Assert.That(Changes(history[0]), Is.EqualTo(new[]
        {
            "code: \"H-1\" -> null", "name: \"Work at heights\" -> null", $"sales_organization_id: \"{organization}\" -> null",
        }));
        var times = history.Select(entry => entry["changed_dateutc"]!.GetValue<DateTimeOffset>()).ToList();
        Assert.That(times, Is.Ordered.Descending);
        Assert.That(times.Select(time => time.Offset), Is.All.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public async Task A_change_is_in_the_history_before_it_is_in_the_feed()
    {
        string pending;
        Guid id;
        await using (var older = await OpenTransaction.Begin(TestDatabase.OwnerConnectionString, _tenant.Id))
        {
            await older.AssignTransactionId();
            id = await PutSkill("H-2", """{"name":"First"}""");
            await Patch("H-2", """{"name":"Second"}""");
            Assert.That(await _tenant.Ask<int>("""
                select count(*) from change_pending where tenant_id = @tenant and row_id = @id
                """, new { id }), Is.EqualTo(2));
            pending = (await Send(HttpMethod.Get, $"Skill({id})/History")).Text;
            Assert.That(pending, Does.Contain("\"old\":\"First\",\"new\":\"Second\""));
        }
        await _tenant.Until($"select count(*) = 2 from change_feed where tenant_id = @tenant and row_id = '{id}'");
        Assert.That((await Send(HttpMethod.Get, $"Skill({id})/History")).Text, Is.EqualTo(pending));
    }

    [Test]
    public async Task Pages_follow_each_other_without_gaps()
    {
        var id = await PutSkill("H-3", """{"name":"0"}""");
        foreach (var number in Enumerable.Range(1, 6))
        {
            await Patch("H-3", $$"""{"name":"{{number}}"}""");
        }
        var versions = new List<int>();
        var next = $"Skill(code='H-3')/History?$top=3";
        while (next is not null)
        {
            var page = await Send(HttpMethod.Get, next);
            Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK), page.Text);
            var read = page.Json["value"]!.AsArray();
            Assert.That(read, Has.Count.EqualTo(versions.Count < 6 ? 3 : 1));
            versions.AddRange(read.Select(entry => entry!["row_version"]!.GetValue<int>()));
            next = page["@odata.nextLink"];
            Assert.That(next, Is.Null.Or.StartsWith($"{_tenant.Http.BaseAddress}api/Skill({id})/History?$top=3&before="));
            next = next?[$"{_tenant.Http.BaseAddress}api/".Length..];
        }
        Assert.That(versions, Is.EqualTo(Enumerable.Range(1, 7).Reverse()));
        Assert.That(await Read($"Skill({id})/History"), Has.Count.EqualTo(7));
    }

    [Test]
    public async Task A_row_that_is_created_again_continues_the_history()
    {
        var id = await PutSkill("H-4", """{"name":"One","description":"Both"}""");
        await Patch("H-4", """{"name":"Uno"}""");
        await Send(HttpMethod.Delete, $"Skill({id})");
        await Send(HttpMethod.Put, $"Skill({id})", """{"name":"Two"}""");
        await Send(HttpMethod.Patch, $"Skill({id})", """{"name":"Due"}""");

        var first = await Read($"Skill({id})/History?$top=2");
        Assert.That(first.Select(Summary), Is.EqualTo(new[] { "updated 2", "created 1" }));
        Assert.That(Changes(first[1]), Is.EqualTo(new[] { "name: null -> \"Two\"" }));
        var second = await Read($"Skill({id})/History?$top=3&before=4");
        Assert.That(second.Select(Summary), Is.EqualTo(new[] { "deleted 3", "updated 2", "created 1" }));
        Assert.That(Changes(second[2]),
            Is.EqualTo(new[] { "code: null -> \"H-4\"", "description: null -> \"Both\"", "name: null -> \"One\"" }));
    }

    [Test]
    public async Task The_values_of_concurrent_changes_form_a_chain()
    {
        const int Writers = 20;
        await PutSkill("H-5", """{"name":"start"}""");
        await ConcurrentRequests.Send(Writers, number => Patch("H-5", $$"""{"name":"{{number}}"}"""));

        var history = await Read("Skill(code='H-5')/History");

        Assert.That(history.Select(Summary), Is.EqualTo(
            Enumerable.Range(2, Writers).Reverse().Select(version => $"updated {version}").Append("created 1")));
        var names = history.Select(entry => entry["changes"]!.AsArray().Single(change => change!["field"]!.ToString() == "name")!).ToList();
        Assert.That(
            names.Skip(1).Select(change => Text(change["new"])), Is.EqualTo(names.SkipLast(1).Select(change => Text(change["old"]))));
        Assert.That(Text(names[0]["new"]), Is.EqualTo((await Send(HttpMethod.Get, "Skill(code='H-5')"))["name"]));
        Assert.That(names.Select(change => Text(change["new"])), Is.Unique);
    }

    [Test]
    public async Task Lists_and_dates_are_written_as_in_the_row()
    {
        await Send(HttpMethod.Put, "EquipmentModel(code='H-6')", """
            {"name":"Model","date_end_support":"2031-01-01T01:00:00+01:00","warranty_period_nb_months":24,
             "translations":[{"field_name":"name","language_code":"nl","value_translated":"Toestel"}]}
            """);
        var row = await Send(HttpMethod.Get, "EquipmentModel(code='H-6')");
        var changes = (await Read("EquipmentModel(code='H-6')/History"))[0]["changes"]!.AsArray();
        foreach (var field in new[] { "date_end_support", "warranty_period_nb_months", "translations" })
        {
            Assert.That(
                changes.Single(change => change!["field"]!.ToString() == field)!["new"]!.ToJsonString(),
                Is.EqualTo(row.Json[field]!.ToJsonString()), field);
        }
    }

    [Test]
    public async Task With_nulls_default_the_response_contains_no_nulls()
    {
        await PutSkill("H-7", """{"name":"Seven","description":"Text"}""");
        await Patch("H-7", """{"description":null}""");
        var answer = await _tenant.Call(HttpMethod.Get, "/api/Skill(code='H-7')/History", null, "Prefer: nulls=default");
        Assert.That(answer.Text, Does.Not.Contain("null").And.Contain("\"old\":\"Text\",\"new\":\"\"").And.Contain("\"reason\":\"\""));
        Assert.That((answer.Headers["Preference-Applied"], answer.Headers["Vary"]), Is.EqualTo(("nulls=default", "Accept, Prefer")));
    }

    private async Task<Guid> PutSkill(string code, string body) =>
        Guid.Parse((await Send(HttpMethod.Put, $"Skill(code='{code}')", body))["id"]!);

    private Task<Answer> Patch(string code, string body, params string[] headers) =>
        Send(HttpMethod.Patch, $"Skill(code='{code}')", body, headers);

    private async Task<Answer> Send(HttpMethod method, string path, string? body = null, params string[] headers)
    {
        var answer = await _tenant.Call(method, $"/api/{path}", body is null ? null : JsonNode.Parse(body), headers);
        Assert.That((int)answer.Status, Is.LessThan(300), answer.Text);
        return answer;
    }

    private async Task<IReadOnlyList<JsonNode>> Read(string path) =>
        [.. (await Send(HttpMethod.Get, path)).Json["value"]!.AsArray().Select(entry => entry!)];

    private static string Summary(JsonNode entry) => $"{entry["operation"]} {entry["row_version"]}";

    private static string? Text(JsonNode? value) => value?.ToString();

    private static IEnumerable<string> Changes(JsonNode entry) => entry["changes"]!.AsArray()
        .Select(change => $"{change!["field"]}: {change["old"]?.ToJsonString() ?? "null"} -> {change["new"]?.ToJsonString() ?? "null"}")
        .Order(StringComparer.Ordinal);
}
