using System.Net;
using System.Text.Json.Nodes;
using WorkOrders.Application.Contract;
using WorkOrders.Integration.Tests.MasterData;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>Every entity of master data is imported like work orders, in every format.</summary>
public sealed class EntityImportTests : ImportFixture
{
    private static IEnumerable<TestCaseData> EntitiesAndFormats =>
        from entity in MasterDataTable.Entities
        from format in (string[])[Json, Lines, Csv]
        select new TestCaseData(entity, format).SetArgDisplayNames(entity.Path, format);

    private static IEnumerable<TestCaseData> Entities =>
        MasterDataTable.Entities.Select(entity => new TestCaseData(entity).SetArgDisplayNames(entity.Path));

    [TestCaseSource(nameof(EntitiesAndFormats))]
    public async Task A_file_is_created_then_unchanged_and_then_updated(Entity entity, string format)
    {
        var rows = Rows(entity);
        var created = await ImportRows(entity.Path, rows, format);
        Assert.That(Outcomes(created), Is.EqualTo(new[] { "1 created", "2 created" }), created.Text);
        Assert.That(Results(created).Select(result => $"{result["reference"]}"), Is.EqualTo(new[] { "IMP-1", "IMP-2" }));

        var before = await Tenant.Snapshot();
        var again = await ImportRows(entity.Path, rows, format, "?on_existing=update");
        Assert.That(Outcomes(again), Is.EqualTo(new[] { "1 unchanged", "2 unchanged" }), again.Text);
        Assert.That(Ids(again), Is.EqualTo(Ids(created)));
        Assert.That(again.Json["totals"]!["unchanged"]!.GetValue<int>(), Is.EqualTo(2));
        Assert.That(await Tenant.Snapshot(), Is.EqualTo(before), "no version, no change in the feed");

        var text = TextOf(entity);
        JsonObject[] changed = [rows[0], rows[1].DeepClone().AsObject().With(text, "Changed")];
        var updated = await ImportRows(entity.Path, changed, format, "?on_existing=update");
        Assert.That(Outcomes(updated), Is.EqualTo(new[] { "1 unchanged", "2 updated" }), updated.Text);
        Assert.That(
            await Tenant.Ask<string>($"""
                select string_agg(concat_ws(' ', row_version, {text} = 'Changed'), ', ' order by {entity.Key})
                from "{entity.Name}" where tenant_id = @tenant and {entity.Key} like 'IMP-%'
                """),
            Is.EqualTo("1 f, 2 t").Or.EqualTo("1, 2 t"));
    }

    [TestCaseSource(nameof(Entities))]
    public async Task Existing_rows_are_refused_by_default_and_skipped_on_request(Entity entity)
    {
        var rows = Rows(entity);
        var created = await ImportRows(entity.Path, rows);
        var before = await StoredRows();
        var refused = await ImportRows(entity.Path, rows);
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.Conflict), refused.Text);
        Assert.That(Problems(refused), Is.EqualTo(new[] { $"/0/{entity.Key} exists", $"/1/{entity.Key} exists" }));
        Assert.That(refused["detail"], Does.StartWith($"2 of 2 rows were refused, so nothing was stored."));

        var skipped = await ImportRows(entity.Path, rows, query: "?on_existing=skip");
        Assert.That(Outcomes(skipped), Is.EqualTo(new[] { "1 skipped", "2 skipped" }), skipped.Text);
        Assert.That(Ids(skipped), Is.EqualTo(Ids(created)));
        Assert.That(await StoredRows(), Is.EqualTo(before));
    }

    [TestCaseSource(nameof(EntitiesAndFormats))]
    public async Task A_refused_row_leaves_nothing_behind(Entity entity, string format)
    {
        var rows = Rows(entity);
        var before = await StoredRows();
        JsonObject[] file = [rows[0], rows[1].With(entity.Key.Name, new string('x', entity.Key.MaxLength!.Value + 1))];
        var refused = await ImportRows(entity.Path, file, format);
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.BadRequest), refused.Text);
        Assert.That(Outcomes(refused), Is.EqualTo(new[] { "1 valid", "2 refused" }));
        Assert.That(Problems(refused), Is.EqualTo(new[] { $"/1/{entity.Key} too_long" }));
        Assert.That(await StoredRows(), Is.EqualTo(before));

        var partial = await ImportRows(entity.Path, file, format, "?mode=partial");
        Assert.That(Outcomes(partial), Is.EqualTo(new[] { "1 created", "2 refused" }), partial.Text);
    }

    [Test]
    public async Task A_column_is_compared_with_the_fields_of_the_entity()
    {
        var refused = await AssertRefused(
            () => Import(new StringContent("code,nme\nGAS-2,Gas\n"), Csv, path: "Skill"), HttpStatusCode.BadRequest, "/nme unknown_field");
        Assert.That(refused.Text, Does.Contain("Did you mean name?"));
    }

    [Test]
    public async Task An_empty_file_names_the_rows_to_send() => Assert.That(
        (await AssertRefused(
            () => Import(new StringContent("[]"), Json, path: "Company"), HttpStatusCode.BadRequest, " empty_file")).Text,
        Does.Contain("The file contains no companies; send at least one."));

    [TestCase("DbCountry")]
    [TestCase("JobPlanning")]
    public async Task Rows_that_requests_cannot_write_cannot_be_imported(string path)
    {
        var before = await Tenant.Snapshot();
        var answer = await Import(new StringContent("[{}]"), Json, path: path);
        Assert.That(answer.Status, Is.AnyOf(HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed), answer.Text);
        Assert.That(await Tenant.Snapshot(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_run_names_its_entity()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/Company/Import")
        {
            Content = new StringContent("""[{"code":"C-RUN","name":"Run"}]""", null, Json),
        };
        request.Headers.Add("Prefer", "respond-async");
        using var response = await Tenant.Http.SendAsync(request);
        var accepted = await Answer.Read(response);
        Assert.That(accepted["entity"], Is.EqualTo("company"), accepted.Text);
        await Tenant.Until("select exists (select from company where tenant_id = @tenant and code = 'C-RUN')");
        Assert.That((await Tenant.Send(HttpMethod.Get, $"/api/Imports({accepted["id"]})"))["entity"], Is.EqualTo("company"));
    }

    private static string TextOf(Entity entity) => entity.Fields.First(field => field is { Kind: FieldKind.Text, IsReadOnly: false }
        && field != entity.Key && entity.References.All(reference => reference.Key != field)).Name;

    private static JsonObject[] Rows(Entity entity) => [MasterDataTable.Row(entity, "IMP-1"), MasterDataTable.Row(entity, "IMP-2")];

    private static IEnumerable<string> Ids(Answer answer) => Results(answer).Select(result => result["id"]!.ToString());
}
