using System.Net;
using System.Text.Json.Nodes;
using WorkOrders.Application.Contract;

namespace WorkOrders.Integration.Tests.MasterData;

/// <summary>PUT and PATCH create a row that does not exist, unless a condition forbids it.</summary>
public sealed class UpsertTests
{
    private TestTenant _tenant = null!;

    [OneTimeSetUp]
    public async Task CreateTenant() => _tenant = await MasterDataTable.CreateTenant();

    [OneTimeTearDown]
    public void Dispose() => _tenant.Dispose();

    private static IEnumerable<TestCaseData> Entities =>
        MasterDataTable.Entities.Select(entity => new TestCaseData(entity).SetArgDisplayNames(entity.Path));

    private static IEnumerable<TestCaseData> EntitiesAndVerbs =>
        from entity in MasterDataTable.Entities
        from verb in new[] { "PUT", "PATCH" }
        select new TestCaseData(entity, verb).SetArgDisplayNames(entity.Path, verb);

    [TestCaseSource(nameof(EntitiesAndVerbs))]
    public async Task An_unknown_key_creates_the_row_and_a_known_one_changes_it(Entity entity, string verb)
    {
        var key = MasterDataTable.NewKey();
        var path = MasterDataTable.Path(entity, "({field}='{key}')", "", key);
        var row = MasterDataTable.Row(entity, key);
        row.Remove(entity.Key.Name);

        var created = await _tenant.Call(new(verb), path, row.DeepClone());
        Assert.That(created.Status, Is.EqualTo(HttpStatusCode.Created), created.Text);
        Assert.That((created[entity.Key.Name], created.Headers["Result"]), Is.EqualTo((key, "created")));
        Assert.That(created.Headers["Location"], Does.EndWith($"/api/{entity.Path}({created["id"]})"));

        var unchanged = await _tenant.Call(new(verb), path, row.DeepClone());
        Assert.That((unchanged.Status, unchanged.Headers["Result"]), Is.EqualTo((HttpStatusCode.OK, "unchanged")), unchanged.Text);
        Assert.That(unchanged["modified_dateutc"], Is.EqualTo(created["modified_dateutc"]));

        row[MasterDataTable.OptionalText(entity)] = "North";
        var updated = await _tenant.Call(new(verb), path, row.DeepClone());
        Assert.That((updated["id"], updated.Headers["Result"]), Is.EqualTo((created["id"], "updated")), updated.Text);
    }

    [TestCaseSource(nameof(EntitiesAndVerbs))]
    public async Task A_key_in_the_URL_has_the_limit_of_the_field(Entity entity, string verb)
    {
        var key = new string('k', entity.Key.MaxLength!.Value + 1);
        var row = MasterDataTable.Row(entity, MasterDataTable.NewKey());
        row.Remove(entity.Key.Name);
        var refused = await _tenant.Call(new(verb), MasterDataTable.Path(entity, "({field}='{key}')", "", key), row);
        Assert.That((refused.Status, refused.Problems), Is.EqualTo((HttpStatusCode.BadRequest, new[] { $"/{entity.Key} too_long" })));
    }

    [TestCaseSource(nameof(Entities))]
    public async Task The_longest_key_and_one_with_control_characters_have_a_URL(Entity entity)
    {
        var longest = string.Concat(Enumerable.Repeat("🔧", entity.Key.MaxLength!.Value - 32)) + Guid.NewGuid().ToString("n");
        foreach (var key in new[] { longest, $"a\tb\nc{MasterDataTable.NewKey()}" })
        {
            var path = MasterDataTable.Path(entity, "({field}='{key}')", "", key);
            var row = MasterDataTable.Row(entity, MasterDataTable.NewKey());
            row.Remove(entity.Key.Name);
            var created = await _tenant.Call(HttpMethod.Put, path, row);
            Assert.That((created.Status, created[entity.Key.Name]), Is.EqualTo((HttpStatusCode.Created, key)), created.Text);
            Assert.That((await _tenant.Call(HttpMethod.Get, path, null))["id"], Is.EqualTo(created["id"]));
        }
    }

    [TestCaseSource(nameof(Entities))]
    public async Task Another_key_in_the_body_of_a_patch_is_the_only_problem(Entity entity)
    {
        var key = MasterDataTable.NewKey();
        var path = MasterDataTable.Path(entity, "({field}='{key}')", "", key);
        await _tenant.Call(HttpMethod.Put, path, MasterDataTable.Row(entity, key));
        var refused = await _tenant.Call(HttpMethod.Patch, path, new JsonObject { [entity.Key.Name] = MasterDataTable.NewKey() });
        Assert.That((refused.Status, refused.Problems), Is.EqualTo((HttpStatusCode.BadRequest, new[] { $"/{entity.Key} other_row" })));
    }

    [TestCaseSource(nameof(Entities))]
    public async Task An_unknown_id_is_created_by_PUT_and_not_found_by_PATCH(Entity entity)
    {
        var (id, key) = (Guid.CreateVersion7().ToString(), MasterDataTable.NewKey());
        var path = $"/api/{entity.Path}({id})";
        var row = MasterDataTable.Row(entity, key);

        var patched = await _tenant.Call(HttpMethod.Patch, path, row.DeepClone());
        Assert.That((patched.Status, patched.Problems[0]), Is.EqualTo((HttpStatusCode.NotFound, " not_found")), patched.Text);
        var conditional = await _tenant.Call(HttpMethod.Patch, path, row.DeepClone(), "If-Match: W/\"1\"");
        Assert.That(conditional.Status, Is.EqualTo(HttpStatusCode.PreconditionFailed), conditional.Text);
        Assert.That(await _tenant.Call(HttpMethod.Delete, path, null), Has.Property("Status").EqualTo(HttpStatusCode.NotFound));

        var created = await _tenant.Call(HttpMethod.Put, path, row.DeepClone());
        Assert.That((created.Status, created["id"], created[entity.Key.Name]), Is.EqualTo((HttpStatusCode.Created, id, key)), created.Text);
    }

    [TestCaseSource(nameof(EntitiesAndVerbs))]
    public async Task Conditions_decide_whether_a_row_may_be_created_or_changed(Entity entity, string verb)
    {
        var key = MasterDataTable.NewKey();
        var path = MasterDataTable.Path(entity, "({field}='{key}')", "", key);
        var row = MasterDataTable.Row(entity, key);

        Assert.That(await Status(row, "If-Match: *"), Is.EqualTo(HttpStatusCode.PreconditionFailed), "update only");
        Assert.That(await Status(row, "If-None-Match: *"), Is.EqualTo(HttpStatusCode.Created));
        Assert.That(await Status(row, "If-None-Match: *"), Is.EqualTo(HttpStatusCode.PreconditionFailed), "create only");
        Assert.That(await Status(row, "If-Match: *"), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await Status(row, "If-Match: \"1\""), Is.EqualTo(HttpStatusCode.OK), "a strong ETag of the same version");

        row[MasterDataTable.OptionalText(entity)] = "North";
        Assert.That(await Status(row, "If-Match: W/\"7\", W/\"1\""), Is.EqualTo(HttpStatusCode.OK), "a list of ETags");
        row[MasterDataTable.OptionalText(entity)] = "South";
        var before = await _tenant.Snapshot();
        var refused = await _tenant.Call(new(verb), path, row.DeepClone(), "If-Match: W/\"1\"");
        Assert.That((refused.Status, refused.Headers["ETag"]), Is.EqualTo((HttpStatusCode.PreconditionFailed, "W/\"2\"")), refused.Text);
        Assert.That(refused.Problems, Is.EqualTo([" precondition_failed"]));
        Assert.That(await _tenant.Snapshot(), Is.EqualTo(before));

        async Task<HttpStatusCode> Status(JsonObject body, string condition) =>
            (await _tenant.Call(new(verb), path, body.DeepClone(), condition)).Status;
    }

    [TestCaseSource(nameof(EntitiesAndVerbs))]
    public async Task Another_key_or_id_in_the_body_than_in_the_URL_is_refused(Entity entity, string verb)
    {
        var key = MasterDataTable.NewKey();
        var row = MasterDataTable.Row(entity, MasterDataTable.NewKey());
        var byKey = await _tenant.Call(new(verb), MasterDataTable.Path(entity, "({field}='{key}')", "", key), row);
        Assert.That((byKey.Status, byKey.Problems[0]), Is.EqualTo((HttpStatusCode.BadRequest, $"/{entity.Key} other_row")), byKey.Text);

        row["id"] = Guid.CreateVersion7().ToString();
        var byId = await _tenant.Call(new(verb), $"/api/{entity.Path}({Guid.CreateVersion7()})", row);
        Assert.That((byId.Status, byId.Problems[0]), Is.EqualTo((HttpStatusCode.BadRequest, "/id other_row")), byId.Text);
    }

    [TestCaseSource(nameof(Entities))]
    public async Task A_key_can_change_unless_another_row_has_it(Entity entity)
    {
        var (key, other, next) = (MasterDataTable.NewKey(), MasterDataTable.NewKey(), MasterDataTable.NewKey());
        var created = await _tenant.Call(HttpMethod.Post, $"/api/{entity.Path}", MasterDataTable.Row(entity, key));
        var taken = await _tenant.Call(HttpMethod.Post, $"/api/{entity.Path}", MasterDataTable.Row(entity, other));
        var path = $"/api/{entity.Path}({created["id"]})";

        var refused = await _tenant.Call(HttpMethod.Patch, path, new JsonObject { [entity.Key.Name] = other });
        Assert.That((refused.Status, refused.Problems[0]), Is.EqualTo((HttpStatusCode.Conflict, $"/{entity.Key} exists")), refused.Text);
        Assert.That(refused.Headers["Location"], Does.EndWith($"({taken["id"]})"));

        var changed = await _tenant.Call(HttpMethod.Patch, path, new JsonObject { [entity.Key.Name] = next });
        Assert.That((changed.Status, changed[entity.Key.Name]), Is.EqualTo((HttpStatusCode.OK, next)), changed.Text);
    }

    [TestCaseSource(nameof(Entities))]
    public async Task A_second_row_with_the_same_key_or_id_is_refused(Entity entity)
    {
        var row = MasterDataTable.Row(entity, MasterDataTable.NewKey());
        var created = await _tenant.Call(HttpMethod.Post, $"/api/{entity.Path}", row.DeepClone());
        row["id"] = created["id"];
        var before = await _tenant.Snapshot();

        var refused = await _tenant.Call(HttpMethod.Post, $"/api/{entity.Path}", row);
        Assert.That((refused.Status, refused.Problems[0]), Is.EqualTo((HttpStatusCode.Conflict, "/id exists")), refused.Text);
        Assert.That(refused.Headers["Location"], Is.EqualTo(created.Headers["Location"]));
        Assert.That(await _tenant.Snapshot(), Is.EqualTo(before));
    }

    [Test]
    public async Task Fifty_simultaneous_upserts_of_a_new_key_make_one_row_and_no_error()
    {
        var row = new JsonObject { ["name"] = "Simultaneous" };
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ =>
            _tenant.Call(HttpMethod.Put, "/api/Skill(code='SIMULTANEOUS')", row.DeepClone())));

        Assert.That(answers.Count(answer => answer.Status == HttpStatusCode.Created), Is.EqualTo(1));
        Assert.That(answers.Where(answer => answer.Status != HttpStatusCode.Created).Select(answer => answer.Status),
            Is.All.EqualTo(HttpStatusCode.OK));
        Assert.That(answers.Select(answer => answer["id"]).Distinct().Count(), Is.EqualTo(1));
        Assert.That(await _tenant.Ask<string>(
            "select count(*) || ' ' || max(row_version) from skill where tenant_id = @tenant and code = 'SIMULTANEOUS'"),
            Is.EqualTo("1 1"));
    }
}
