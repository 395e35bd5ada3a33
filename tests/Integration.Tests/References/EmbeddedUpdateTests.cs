using System.Net;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.References;

/// <summary>An embedded object that matches a row updates only the fields that it fills and that differ.</summary>
public sealed class EmbeddedUpdateTests
{
    private const string Model = """
        {"project": {"reference_back_office": "EQ-20001", "equipment_model": {"code": "MONOSPACE-500", <fields>}}}
        """;

    [TestCase("\"name\": \"MonoSpace 500 DX\"", "name", "MonoSpace 500 DX")]
    [TestCase("\"replacement_period_nb_months\": 7", "replacement_period_nb_months", "7")]
    [TestCase("\"warranty_period_nb_months\": \"36\"", "warranty_period_nb_months", "36")]
    [TestCase("\"date_end_support\": \"2031-01-01T01:00:00+01:00\"", "date_end_support", "2031-01-01T00:00:00+00:00")]
    [TestCase("\"equipment_brand_code\": \"SCH\"", "equipment_brand_id", "de300000-0006-8000-8000-000000000004")]
    [TestCase("\"sales_organization\": {\"code\": \"LU\"}", "sales_organization_id", "de300000-0001-8000-8000-000000000002")]
    public async Task Only_the_fields_that_differ_are_updated(string fields, string column, string value)
    {
        using var tenant = await TestTenant.Create();
        var before = (await tenant.FindRow("equipment_model", "MONOSPACE-500"))!.AsObject();
        var project = await tenant.FindRow("project", "EQ-20001", "reference_back_office");
        var response = await Post(tenant, fields);
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.Created), response.Text);

        var after = (await tenant.FindRow("equipment_model", "MONOSPACE-500"))!.AsObject();
        Assert.That(after[column]!.ToString(), Is.EqualTo(value));
        Assert.That(ChangedFields(before, after), Is.EquivalentTo([column, "row_version", "modified_dateutc", "tx"]));
        Assert.That(after["row_version"]!.GetValue<int>(), Is.EqualTo(before["row_version"]!.GetValue<int>() + 1));
        Assert.That(after["modified_dateutc"]!.GetValue<DateTimeOffset>(),
            Is.GreaterThan(before["modified_dateutc"]!.GetValue<DateTimeOffset>()));
        Assert.That(JsonNode.DeepEquals(project, await tenant.FindRow("project", "EQ-20001", "reference_back_office")),
            "The project only refers to the model.");
    }

    [TestCase("\"name\": \"MonoSpace 500\"")]
    [TestCase("""
        "name": null, "description": "", "equipment_brand_id": "00000000-0000-0000-0000-000000000000",
        "date_in_production_since": "1980-01-01T00:00:00Z"
        """)]
    [TestCase("\"equipment_brand_code\": \"\", \"equipment_family\": null, \"translations\": null")]
    [TestCase("\"translations\": []")]
    [TestCase("\"date_in_production_since\": \"2012-01-01T02:00:00.0000001+02:00\"")]
    [TestCase("\"modified_dateutc\": \"2001-01-01T00:00:00Z\"")]
    [TestCase("""
        "equipment_brand_code": "KON", "equipment_brand": {"name": "KONE"}, "equipment_family": {"code": "LIFT-PERSON"}
        """)]
    public async Task Equal_or_empty_fields_write_no_row(string fields)
    {
        using var tenant = await TestTenant.Create();
        var before = await tenant.MasterDataSnapshot();
        var response = await Post(tenant, fields);
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.Created), response.Text);
        Assert.That(await tenant.MasterDataSnapshot(), Is.EqualTo(before));
    }

    [Test]
    public async Task Under_strict_handling_false_and_zero_are_values()
    {
        using var tenant = await TestTenant.Create();
        await tenant.Post(Sample.Order()
            .With("""{"job_priority": {"code": "HIGH", "sequence": 0}, "suggested_user": {"code": "T07", "allow_hero_app": false}}"""),
            prefer: "handling=strict");
        Assert.That((await tenant.FindRow("job_priority", "HIGH"))!["sequence"]!.GetValue<int>(), Is.Zero);
        Assert.That((await tenant.FindRow("\"user\"", "T07"))!["allow_hero_app"]!.GetValue<bool>(), Is.False);
    }

    [Test]
    public async Task Read_only_fields_of_an_embedded_object_are_ignored()
    {
        using var tenant = await TestTenant.Create();
        var before = await tenant.MasterDataSnapshot();
        var response = await tenant.Post(Sample.Order().With("""
            {"project_reference_back_office": null,
             "project": {"reference_back_office": "EQ-10023", "root_parent_id": "019f0000-0000-7000-8000-000000000001",
                "updated_by_user_id": "nonsense", "date_create": true, "id2": "many", "nb_open_jobs": -1, "modified_dateutc": []}}
            """));
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.Created), response.Text);
        Assert.That(await tenant.MasterDataSnapshot(), Is.EqualTo(before));
    }

    [Test]
    public async Task Translations_are_stored_and_compared_as_a_list()
    {
        using var tenant = await TestTenant.Create();
        const string two = """
            [{"field_name": "name", "language_code": "nl", "value_translated": "Lift"},
             {"field_name": "name", "language_code": "fr"}]
            """;
        await Post(tenant, $"\"translations\": {two}");
        var stored = (await tenant.FindRow("equipment_model", "MONOSPACE-500"))!;
        Assert.That(stored["translations"]!.AsArray(), Has.Count.EqualTo(2));
        Assert.That(stored["translations"]![0]!["value_translated"]!.ToString(), Is.EqualTo("Lift"));

        await Post(tenant, $"\"translations\": {two}");
        Assert.That(JsonNode.DeepEquals(stored, await tenant.FindRow("equipment_model", "MONOSPACE-500")), "The same list writes nothing.");

        await Post(tenant, $"\"translations\": {two.Replace("\"fr\"", "\"de\"")}");
        Assert.That((await tenant.FindRow("equipment_model", "MONOSPACE-500"))!["translations"]![1]!["language_code"]!.ToString(),
            Is.EqualTo("de"));

        await Post(tenant, "\"translations\": []", "handling=strict");
        Assert.That((await tenant.FindRow("equipment_model", "MONOSPACE-500"))!["translations"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task An_existing_id_with_another_key_changes_the_key()
    {
        using var tenant = await TestTenant.Create();
        var response = await tenant.Post(Sample.Order()
            .With("""{"skill": {"id": "de300000-0004-8000-8000-000000000001", "code": "GAS-2"}}"""));
        Assert.That(response["skill_code"], Is.EqualTo("GAS-2"), response.Text);
        Assert.That((await tenant.FindRow("skill", "GAS-2"))!["id"]!.ToString(), Is.EqualTo("de300000-0004-8000-8000-000000000001"));
        Assert.That(await tenant.FindRow("skill", "GAS"), Is.Null);
    }

    [Test]
    public async Task A_key_next_to_the_object_may_be_its_new_key()
    {
        using var tenant = await TestTenant.Create();
        var response = await tenant.Post(Sample.Order()
            .With("""{"skill_code": "GAS-2", "skill": {"id": "de300000-0004-8000-8000-000000000001", "code": "GAS-2"}}"""));
        Assert.That(response["skill_id"], Is.EqualTo("de300000-0004-8000-8000-000000000001"), response.Text);
        Assert.That(response["skill_code"], Is.EqualTo("GAS-2"));
    }

    private static Task<Answer> Post(TestTenant tenant, string fields, string? prefer = null) =>
        tenant.Post(Sample.Order().Without("project_reference_back_office").With(Model.Replace("<fields>", fields)), prefer: prefer);

    private static IEnumerable<string> ChangedFields(JsonObject before, JsonObject after) =>
        after.Where(field => !JsonNode.DeepEquals(before[field.Key], field.Value)).Select(field => field.Key);
}
