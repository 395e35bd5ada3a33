using System.Text.Json.Nodes;
using Microsoft.OData.Edm;
using WorkOrders.Application.Contract;
using WorkOrders.Integration.Tests.MasterData;

namespace WorkOrders.Integration.Tests.Lists;

/// <summary>Clients with Microsoft.OData.Core, such as Excel and Power BI, can read every response.</summary>
internal sealed class ClientLibraryTests
{
    private static IEnumerable<string> Sets => EntityModel.Contract.Entities.Select(entity => entity.Path);

    [Test]
    public async Task The_service_document_lists_every_set()
    {
        using var tenant = await TestTenant.Create();
        var service = await (await ClientLibrary.Create(tenant)).ReadService();

        Assert.That(service.EntitySets.Select(set => set.Name), Is.EquivalentTo(Sets));
        Assert.That(service.EntitySets.Select(set => set.Url.AbsoluteUri), Is.EquivalentTo(
            Sets.Select(set => new Uri(tenant.Http.BaseAddress!, $"/api/{set}").AbsoluteUri)));
    }

    [TestCaseSource(nameof(Sets))]
    public async Task The_rows_of_every_set_have_exactly_the_fields_of_the_metadata(string set)
    {
        using var tenant = await TestTenant.Create();
        await tenant.Post(Sample.SuggestedOrder());
        await tenant.AddUserSkill();
        var client = await ClientLibrary.Create(tenant);
        var (rows, list) = await client.ReadPage($"/api/{set}?$count=true&$top=2");

        var declared = client.Model.EntityContainer.FindEntitySet(set).EntityType.DeclaredStructuralProperties()
            .Select(property => property.Name).Where(name => name != "warnings");
        Assert.That(rows, Is.Not.Empty);
        Assert.That(rows[0].Names, Is.EquivalentTo(declared));
        Assert.That(rows[0].Resource.ETag, Does.StartWith("W/"));
        Assert.That(list!.Count, Is.GreaterThanOrEqualTo(rows.Count));
        Assert.That(list.NextPageLink, Is.Null);
    }

    [TestCase("$select=name", "name")]
    [TestCase("$select=name,id", "id,name")]
    [TestCase("$expand=job_type", "*,job_type")]
    [TestCase("$expand=job_type($select=code)", "*,job_type/code")]
    [TestCase("$select=name&$expand=job_type", "name,job_type")]
    [TestCase("$select=name,job_type&$expand=job_type($select=code,name)", "name,job_type/code,job_type/name")]
    [TestCase("$select=*&$expand=job_type($select=code)", "*,job_type/code")]
    [TestCase("$select=name&$expand=project($select=name;$expand=project_status($select=code))",
        "name,project/name,project/project_status/code")]
    [TestCase("$expand=project($expand=project_status)", "*,project/project_status")]
    [TestCase("$expand=project($expand=equipment_model($expand=equipment_brand($select=code)))",
        "*,project/equipment_model/equipment_brand/code")]
    [TestCase("$expand=job_planning($expand=user($select=code))", "*,job_planning/user/code")]
    [TestCase("$select=id&$expand=job_planning($select=date_from;$filter=is_locked eq false;$orderby=date_from desc;$top=1),job_type",
        "id,job_planning/date_from,job_type")]
    public async Task Selected_fields_and_expanded_rows_can_be_read(string query, string expected)
    {
        using var tenant = await TestTenant.Create();
        await tenant.Post(Sample.SuggestedOrder());
        var client = await ClientLibrary.Create(tenant);
        var (rows, _) = await client.ReadPage($"/api/Jobs?{query}");

        var all = (await client.ReadPage("/api/Jobs?$top=1")).Rows[0].Names.ToList();
        var paths = expected.Split(',');
        Assert.That(rows.Single().Names, Is.EquivalentTo(
            paths.SelectMany(path => path == "*" ? all : [path.Split('/')[0]]).Distinct()));
        foreach (var path in paths.Where(path => path != "*"))
        {
            Assert.That(Find(rows[0], path.Split('/')), Is.Not.Null, path);
        }
    }

    [Test]
    public async Task A_row_without_its_id_has_its_url()
    {
        using var tenant = await TestTenant.Create();
        var order = await tenant.Post(Sample.Order());
        var client = await ClientLibrary.Create(tenant);
        var row = (await client.ReadPage("/api/Jobs?$select=name")).Rows.Single();

        Assert.That(row.Resource.Id.AbsoluteUri, Is.EqualTo(order.Headers["Location"]));
    }

    [Test]
    public async Task Next_links_lead_to_all_rows()
    {
        using var tenant = await TestTenant.Create();
        var client = await ClientLibrary.Create(tenant);
        const string Url = "/api/JobType?$select=code&$expand=sales_organization&$filter=name ne 'a%26b%2Bc'&$orderby=name desc";
        var all = await client.ReadPage(Url);
        var pages = await client.ReadPages(Url, "odata.maxpagesize=2");

        Assert.That(pages, Has.Count.EqualTo((all.Rows.Count + 1) / 2));
        Assert.That(pages.SelectMany(page => page).Select(row => row["code"]), Is.EqualTo(all.Rows.Select(row => row["code"])));
    }

    [Test]
    public async Task Parts_of_a_row_can_be_read()
    {
        using var tenant = await TestTenant.Create();
        var order = await tenant.Post(Sample.SuggestedOrder());
        var client = await ClientLibrary.Create(tenant);
        var url = $"/api/Jobs({order["id"]})";

        Assert.That((await client.ReadRow(url))["name"], Is.EqualTo(order["name"]));
        Assert.That((await client.ReadRow($"{url}?$select=name&$expand=job_type")).Names, Is.EquivalentTo(new[] { "name", "job_type" }));
        Assert.That((await client.ReadRow($"{url}/job_type"))["code"], Is.EqualTo("REPAIR"));
        Assert.That((await client.ReadProperty($"{url}/name")).Value, Is.EqualTo(order["name"]));
        Assert.That((await client.ReadPage($"{url}/job_planning")).Rows, Has.Count.EqualTo(1));
    }

    [TestCase("/api/Jobs?$filter=nam eq 'x'", "unknown_field")]
    [TestCase("/api/Jobs(00000000-0000-4000-8000-000000000000)", "not_found")]
    [TestCase("/api/Nothing", "not_found")]
    public async Task Errors_can_be_read(string url, string code)
    {
        using var tenant = await TestTenant.Create();
        var error = await (await ClientLibrary.Create(tenant)).ReadError(url);

        Assert.That(error.Code, Is.EqualTo(code));
        Assert.That(error.Message, Is.Not.Empty);
    }

    [Test]
    public async Task Written_rows_can_be_read_with_their_warnings()
    {
        using var tenant = await TestTenant.Create();
        var client = await ClientLibrary.Create(tenant);
        var body = Sample.Order().With("nam", "misspelt").With("unknown", 1);
        var created = await client.Write(HttpMethod.Post, "/api/Jobs", body);
        var url = $"/api/Jobs({created["id"]})";
        var changed = await client.Write(HttpMethod.Patch, url, new JsonObject { ["name"] = "Other", ["nam"] = "misspelt" });
        var replaced = await client.Write(HttpMethod.Put, url, body.With("name", "Third"));

        Assert.That(created.Rows("warnings").Select(warning => warning["pointer"]), Is.EqualTo(new[] { "/nam", "/unknown" }));
        Assert.That(changed.Rows("warnings").Single()["code"], Is.EqualTo("unknown_field"));
        Assert.That((changed["name"], replaced["name"]), Is.EqualTo(("Other", "Third")));
        Assert.That(replaced.Rows("warnings"), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_written_row_has_the_selected_fields_and_expanded_rows()
    {
        using var tenant = await TestTenant.Create();
        var client = await ClientLibrary.Create(tenant);
        var row = await client.Write(
            HttpMethod.Post, "/api/Jobs?$select=name&$expand=job_type($select=code)", Sample.Order().With("nam", "misspelt"));

        Assert.That(row.Names, Is.EquivalentTo(new[] { "name", "job_type", "warnings" }));
        Assert.That(row.Row("job_type")!["code"], Is.EqualTo("REPAIR"));
    }

    [Test]
    public async Task A_list_with_warnings_can_be_read()
    {
        using var tenant = await TestTenant.Create();
        var client = await ClientLibrary.Create(tenant);
        var (rows, list) = await client.ReadPage("/api/JobType?colour=blue");

        Assert.That(rows, Is.Not.Empty);
        Assert.That(list!.InstanceAnnotations.Select(annotation => annotation.Name), Is.EqualTo(new[] { "workorders.warnings" }));
    }

    private static object? Find(ClientRow row, string[] path) => path.Length == 1 ? row[path[0]] : row[path[0]] switch
    {
        ClientRow related => Find(related, path[1..]),
        List<ClientRow> list => Find(list[0], path[1..]),
        _ => null,
    };
}
