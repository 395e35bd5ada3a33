using System.Net;
using System.Text.Json.Nodes;
using WorkOrders.Application.Contract;

namespace WorkOrders.Integration.Tests.MasterData;

/// <summary>Every entity has every verb with every form of address.</summary>
public sealed class EveryEntityTests
{
    private TestTenant _tenant = null!;

    [OneTimeSetUp]
    public async Task CreateTenant() => _tenant = await MasterDataTable.CreateTenant();

    [OneTimeTearDown]
    public void Dispose() => _tenant.Dispose();

    private static IEnumerable<TestCaseData> Entities =>
        MasterDataTable.Entities.Select(entity => new TestCaseData(entity).SetArgDisplayNames(entity.Path));

    private static IEnumerable<TestCaseData> EntitiesAndAddresses => MasterDataTable.EntitiesAndAddresses;

    [TestCaseSource(nameof(Entities))]
    public async Task A_row_is_created_with_its_location_version_and_context(Entity entity)
    {
        var key = MasterDataTable.NewKey();
        var created = await _tenant.Call(HttpMethod.Post, $"/api/{entity.Path}", MasterDataTable.Row(entity, key));

        Assert.That(created.Status, Is.EqualTo(HttpStatusCode.Created), created.Text);
        Assert.That(created[entity.Key.Name], Is.EqualTo(key));
        Assert.That(created.Headers["ETag"], Is.EqualTo("W/\"1\""));
        Assert.That(created["@odata.etag"], Is.EqualTo("W/\"1\""));
        Assert.That(created.Headers["Result"], Is.EqualTo("created"));
        Assert.That(created.Headers["Vary"], Does.Contain("Prefer"));
        Assert.That(created["@odata.context"], Does.EndWith($"/api/$metadata#{entity.Path}/$entity"));
        Assert.That(created.Headers["Location"], Does.EndWith($"/api/{entity.Path}({created["id"]})"));
    }

    [TestCaseSource(nameof(EntitiesAndAddresses))]
    public async Task A_row_is_read_at_every_address(Entity entity, string address)
    {
        var (path, created) = await Create(entity, address);
        var read = await _tenant.Call(HttpMethod.Get, path, null);
        Assert.That(read.Status, Is.EqualTo(HttpStatusCode.OK), read.Text);
        Assert.That(read.Text, Is.EqualTo(created.Text));
        Assert.That(read.Headers["ETag"], Is.EqualTo("W/\"1\""));

        var again = await _tenant.Call(HttpMethod.Get, path, null, "If-None-Match: W/\"1\"");
        Assert.That((again.Status, again.Text, again.Headers["ETag"]), Is.EqualTo((HttpStatusCode.NotModified, "", "W/\"1\"")));
    }

    [TestCaseSource(nameof(EntitiesAndAddresses))]
    public async Task A_row_is_replaced_at_every_address(Entity entity, string address)
    {
        var (path, created) = await Create(entity, address, withText: true);
        var (text, key) = (MasterDataTable.OptionalText(entity), created[entity.Key.Name]!);
        var whole = MasterDataTable.Row(entity, key);

        var replaced = await _tenant.Call(HttpMethod.Put, path, whole.DeepClone());
        Assert.That(replaced.Status, Is.EqualTo(HttpStatusCode.OK), replaced.Text);
        Assert.That((replaced.Headers["Result"], replaced.Headers["ETag"]), Is.EqualTo(("updated", "W/\"2\"")));
        Assert.That((replaced["id"], replaced[text]), Is.EqualTo((created["id"], (string?)null)), "what PUT omits is cleared");

        var again = await _tenant.Call(HttpMethod.Put, path, whole.DeepClone());
        Assert.That((again.Headers["Result"], again.Headers["ETag"]), Is.EqualTo(("unchanged", "W/\"2\"")));
        Assert.That(again.Text, Is.EqualTo(replaced.Text));
    }

    [TestCaseSource(nameof(EntitiesAndAddresses))]
    public async Task A_row_is_changed_at_every_address(Entity entity, string address)
    {
        var (path, created) = await Create(entity, address);
        var text = MasterDataTable.OptionalText(entity);

        var changed = await _tenant.Call(HttpMethod.Patch, path, new JsonObject { [text] = "North" });
        Assert.That(changed.Status, Is.EqualTo(HttpStatusCode.OK), changed.Text);
        Assert.That((changed[text], changed.Headers["Result"], changed.Headers["ETag"]), Is.EqualTo(("North", "updated", "W/\"2\"")));
        Assert.That(Without(changed, text), Is.EqualTo(Without(created, text)), "absent fields are unchanged");

        var same = await _tenant.Call(HttpMethod.Patch, path, new JsonObject { [text] = "North" });
        Assert.That((same.Headers["Result"], same.Headers["ETag"]), Is.EqualTo(("unchanged", "W/\"2\"")));

        var cleared = await _tenant.Call(HttpMethod.Patch, path, new JsonObject { [text] = "" });
        Assert.That((cleared[text], cleared.Headers["ETag"]), Is.EqualTo(((string?)null, "W/\"3\"")));
    }

    [TestCaseSource(nameof(EntitiesAndAddresses))]
    public async Task A_row_is_deleted_at_every_address_unless_it_is_archived(Entity entity, string address)
    {
        var (path, created) = await Create(entity, address);
        var deleted = await _tenant.Call(HttpMethod.Delete, path, null);
        var read = await _tenant.Call(HttpMethod.Get, path, null);
        if (entity.IsNeverDeleted)
        {
            Assert.That(deleted.Status, Is.EqualTo(HttpStatusCode.Conflict), deleted.Text);
            Assert.That(deleted.Problems, Is.EqualTo([" never_deleted"]));
            Assert.That(read.Text, Is.EqualTo(created.Text));
            return;
        }
        Assert.That((deleted.Status, deleted.Text), Is.EqualTo((HttpStatusCode.NoContent, "")), deleted.Text);
        Assert.That(read.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCaseSource(nameof(EntitiesAndAddresses))]
    public async Task A_dry_run_stores_nothing(Entity entity, string address)
    {
        var (path, created) = await Create(entity, address, withText: true);
        var row = MasterDataTable.Row(entity, created[entity.Key.Name]!);
        var before = await _tenant.Snapshot();

        var put = await _tenant.Call(HttpMethod.Put, $"{path}?dry_run=true", row);
        Assert.That((put["would_answer"], put["result"]), Is.EqualTo(("200", "updated")), put.Text);
        Assert.That(put.Json["changes"]![0]!["field"]!.ToString(),
            Is.EqualTo(MasterDataTable.OptionalText(entity).Replace("organization_code", "organization_id", StringComparison.Ordinal)));

        var patch = await _tenant.Call(HttpMethod.Patch, $"{path}?dry_run=true", new JsonObject());
        Assert.That((patch["would_answer"], patch["result"]), Is.EqualTo(("200", "unchanged")), patch.Text);

        var delete = await _tenant.Call(HttpMethod.Delete, $"{path}?dry_run=true", null);
        Assert.That(delete["would_answer"], Is.EqualTo(entity.IsNeverDeleted ? "409" : "204"), delete.Text);

        var post = await _tenant.Call(
            HttpMethod.Post, $"/api/{entity.Path}?dry_run=true", MasterDataTable.Row(entity, MasterDataTable.NewKey()));
        Assert.That((post["would_answer"], post["result"]), Is.EqualTo(("201", "created")), post.Text);
        Assert.That(await _tenant.Snapshot(), Is.EqualTo(before));
    }

    [TestCase("POST", "/api/DbCountry")]
    [TestCase("PUT", "/api/DbCountry(code='BE')")]
    [TestCase("PATCH", "/api/DbCountry(code='BE')")]
    [TestCase("DELETE", "/api/DbCountry(code='BE')")]
    public async Task Countries_can_only_be_read(string method, string path)
    {
        var read = await _tenant.Call(HttpMethod.Get, "/api/DbCountry(code='BE')", null);
        Assert.That(read["name"], Is.EqualTo("Belgium"), read.Text);
        var refused = await _tenant.Call(new(method), path, new JsonObject { ["name"] = "Belgique" });
        Assert.That(refused.Status, Is.AnyOf(HttpStatusCode.MethodNotAllowed, HttpStatusCode.NotFound), refused.Text);
    }

    private async Task<(string Path, Answer Created)> Create(Entity entity, string address, bool withText = false)
    {
        var key = MasterDataTable.NewKey();
        var row = MasterDataTable.Row(entity, key);
        if (withText)
        {
            row[MasterDataTable.OptionalText(entity)] = "South";
        }
        var created = await _tenant.Call(HttpMethod.Post, $"/api/{entity.Path}", row);
        Assert.That(created.Status, Is.EqualTo(HttpStatusCode.Created), created.Text);
        return (MasterDataTable.Path(entity, address, created["id"]!, key), created);
    }

    /// <summary>Returns a row without a field and without what changes with each write.</summary>
    private static string Without(Answer answer, string field)
    {
        var row = answer.Json.DeepClone().AsObject();
        var id = field.Replace("_code", "_id", StringComparison.Ordinal);
        foreach (var name in new[] { field, id, "modified_dateutc", "@odata.etag" })
        {
            row.Remove(name);
        }
        // Computed from the time of the last change.
        row.Remove("date_update");
        return row.ToJsonString();
    }
}
