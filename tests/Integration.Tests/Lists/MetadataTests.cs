using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Validation;
using Microsoft.OData.Edm.Vocabularies;
using WorkOrders.Application.Contract;
using WorkOrders.Integration.Tests.MasterData;

namespace WorkOrders.Integration.Tests.Lists;

/// <summary>The metadata describes what the service does.</summary>
internal sealed class MetadataTests
{
    private const string Capabilities = "Org.OData.Capabilities.V1";

    private static readonly IReadOnlyList<Entity> Entities = EntityModel.Contract.Entities;

    [Test]
    public async Task The_model_is_valid_CSDL_4_0()
    {
        using var tenant = await TestTenant.Create();
        var answer = await tenant.Send(HttpMethod.Get, "/api/$metadata");
        var model = (await ClientLibrary.Create(tenant)).Model;

        Assert.That(answer.Headers["Content-Type"], Is.EqualTo("application/xml; charset=utf-8"));
        Assert.That(XDocument.Parse(answer.Text).Root!.Attribute("Version")!.Value, Is.EqualTo("4.0"));
        Assert.That(model.Validate(out var errors), Is.True, string.Join(Environment.NewLine, errors));
    }

    [Test]
    public async Task Metadata_is_XML_and_requires_a_credential()
    {
        using var tenant = await TestTenant.Create();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/$metadata") { Headers = { { "Accept", "application/json" } } };
        using var json = await tenant.Http.SendAsync(request);
        using var anonymous = new HttpClient { BaseAddress = tenant.Http.BaseAddress };

        Assert.That(json.StatusCode, Is.EqualTo(HttpStatusCode.NotAcceptable));
        Assert.That((await anonymous.GetAsync("/api/$metadata")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await anonymous.GetAsync("/api")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [TestCase("/api")]
    [TestCase("/api/")]
    [TestCase("/api/$metadata")]
    public async Task The_service_is_described_with_and_without_a_body(string url)
    {
        using var tenant = await TestTenant.Create();
        var (get, head) = (await tenant.Send(HttpMethod.Get, url), await tenant.Send(HttpMethod.Head, url));

        Assert.That((get.Status, head.Status), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
        Assert.That(head.Headers["Content-Type"], Is.EqualTo(get.Headers["Content-Type"]));
        Assert.That(get.Text, Is.Not.Empty);
        Assert.That(head.Text, Is.Empty);
    }

    [TestCaseSource(nameof(Entities))]
    public async Task A_set_allows_the_writes_that_its_metadata_states(Entity entity)
    {
        using var tenant = await TestTenant.Create();
        var model = (await ClientLibrary.Create(tenant)).Model;
        var unknown = $"/api/{entity.Path}({Guid.CreateVersion7()})";
        var refused = HttpStatusCode.MethodNotAllowed;

        var (insert, update) = (await Send(HttpMethod.Post, $"/api/{entity.Path}"), await Send(HttpMethod.Patch, unknown));
        Assert.That(Flag(model, entity, "InsertRestrictions", "Insertable"), Is.EqualTo(insert != refused));
        Assert.That(Flag(model, entity, "UpdateRestrictions", "Updatable"), Is.EqualTo(update != refused));
        Assert.That(Flag(model, entity, "DeleteRestrictions", "Deletable"), Is.EqualTo(
            await Send(HttpMethod.Delete, unknown) != refused && !entity.IsNeverDeleted));

        async Task<HttpStatusCode> Send(HttpMethod method, string url) =>
            (await tenant.Send(method, url, new StringContent("{}", null, "application/json"))).Status;
    }

    [TestCaseSource(nameof(Entities))]
    public async Task A_set_can_be_searched_if_its_metadata_states_it(Entity entity)
    {
        using var tenant = await TestTenant.Create();
        var model = (await ClientLibrary.Create(tenant)).Model;
        var search = await tenant.List(entity.Path, ("q", "word"));
        Assert.That(Flag(model, entity, "SearchRestrictions", "Searchable"), Is.EqualTo(search.Status != HttpStatusCode.NotImplemented));
    }

    [TestCaseSource(nameof(Entities))]
    public async Task A_row_has_the_alternate_key_that_its_metadata_states(Entity entity)
    {
        using var tenant = await TestTenant.Create();
        var client = await ClientLibrary.Create(tenant);
        await tenant.Post(Sample.Order());
        await tenant.AddUserSkill();
        var keys = client.Model.GetAlternateKeysAnnotation(client.Model.EntityContainer.FindEntitySet(entity.Path).EntityType)
            .SelectMany(key => key.Keys).ToList();

        Assert.That(keys, Is.EqualTo(entity.Key == entity.Id ? Array.Empty<string>() : [entity.Key.Name]));
        if (keys is [var name])
        {
            var row = (await client.ReadPage($"/api/{entity.Path}?$top=1&$filter={name} ne null")).Rows.Single();
            var url = $"/api/{entity.Path}({name}='{Uri.EscapeDataString((string)row[name]!)}')";
            Assert.That((await client.ReadRow(url))["id"], Is.EqualTo(row["id"]));
        }
    }

    [Test]
    public async Task Fields_that_only_the_server_sets_are_computed()
    {
        using var tenant = await TestTenant.Create();
        var model = (await ClientLibrary.Create(tenant)).Model;

        foreach (var entity in Entities)
        {
            var type = model.EntityContainer.FindEntitySet(entity.Path).EntityType;
            var computed = type.DeclaredStructuralProperties()
                .Where(property => model.FindVocabularyAnnotations<IEdmVocabularyAnnotation>(property, "Org.OData.Core.V1.Computed").Any())
                .Select(property => property.Name);
            Assert.That(computed, Is.EquivalentTo(entity.ValueFields.Where(field => field.IsReadOnly).Select(field => field.Name)
                .Concat(entity.IsWritable ? ["warnings"] : [])));
        }
    }

    [Test]
    public async Task Without_metadata_the_service_document_has_no_context()
    {
        using var tenant = await TestTenant.Create();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api");
        request.Headers.TryAddWithoutValidation("Accept", "application/json;odata.metadata=none");
        using var response = await tenant.Http.SendAsync(request);

        Assert.That(JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject().Select(member => member.Key),
            Is.EqualTo(new[] { "value" }));
    }

    private static bool Flag(IEdmModel model, Entity entity, string term, string property)
    {
        var set = model.EntityContainer.FindEntitySet(entity.Path);
        var annotation = model.FindVocabularyAnnotations<IEdmVocabularyAnnotation>(set, $"{Capabilities}.{term}").Single();
        return ((IEdmBooleanConstantExpression)((IEdmRecordExpression)annotation.Value).FindProperty(property).Value).Value;
    }
}
