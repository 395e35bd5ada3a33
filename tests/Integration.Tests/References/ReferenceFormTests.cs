using System.Net;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.References;

/// <summary>A reference is given by id, by key or as an embedded object; the response always has its id and key.</summary>
public sealed class ReferenceFormTests
{
    private TestTenant _tenant = null!;

    [OneTimeSetUp]
    public async Task CreateTenant() => _tenant = await TestTenant.Create();

    [OneTimeTearDown]
    public void Dispose() => _tenant.Dispose();

    [TestCaseSource(typeof(JobReference), nameof(JobReference.All))]
    public async Task A_reference_is_given_by_id(JobReference reference) =>
        await AssertResolves(reference, reference.Order().With(reference.IdField, reference.Id));

    [TestCaseSource(typeof(JobReference), nameof(JobReference.Keyed))]
    public async Task A_reference_is_given_by_key(JobReference reference) =>
        await AssertResolves(reference, reference.Order().With(reference.KeyField!, reference.Key));

    [TestCaseSource(typeof(JobReference), nameof(JobReference.Embeddable))]
    public async Task A_reference_is_embedded_by_its_id(JobReference reference) =>
        await AssertResolves(reference, reference.Order().With(reference.Name, new JsonObject { ["id"] = reference.Id }));

    [TestCaseSource(typeof(JobReference), nameof(JobReference.Embeddable))]
    public async Task A_reference_is_embedded_by_its_key(JobReference reference) =>
        await AssertResolves(reference, reference.Order().With(reference.Name, new JsonObject { [reference.KeyName!] = reference.Key }));

    [TestCaseSource(typeof(JobReference), nameof(JobReference.Embeddable))]
    public async Task All_forms_may_be_given_if_they_identify_one_row(JobReference reference) =>
        await AssertResolves(reference, reference.Order()
            .With(reference.IdField, reference.Id).With(reference.KeyField!, reference.Key)
            .With(reference.Name, new JsonObject { ["id"] = reference.Id, [reference.KeyName!] = reference.Key }));

    [Test]
    public async Task An_embedded_object_need_not_repeat_the_id_or_key_next_to_it(
        [Values] bool byKey, [ValueSource(typeof(JobReference), nameof(JobReference.Embeddable))] JobReference reference) =>
        await AssertResolves(reference,
            (byKey ? reference.Order().With(reference.KeyField!, reference.Key) : reference.Order().With(reference.IdField, reference.Id))
            .With(reference.Name, new JsonObject()));

    [TestCase("""{"_parent_id": "{id}"}""")]
    [TestCase("""{"_parent_jobs_reference_back_office": "{key}"}""")]
    [TestCase("""{"_parent_job": {"id": "{id}"}}""")]
    [TestCase("""{"_parent_job": {"reference_back_office": "{key}"}}""")]
    [TestCase("""
        {"_parent_id": "{id}", "_parent_jobs_reference_back_office": "{key}",
         "_parent_job": {"id": "{id}", "reference_back_office": "{key}"}}
        """)]
    [TestCase("""{"_parent_id": "{id}", "_parent_job": {}}""")]
    public async Task The_parent_order_can_be_given_in_any_form(string fields)
    {
        var parent = await _tenant.Post(Sample.Order());
        var response = await _tenant.Post(Sample.Order()
            .With(fields.Replace("{id}", parent["id"]).Replace("{key}", parent["reference_back_office"])));
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.Created), response.Text);
        Assert.That(response["_parent_id"], Is.EqualTo(parent["id"]));
        Assert.That(response["_parent_jobs_reference_back_office"], Is.EqualTo(parent["reference_back_office"]));
    }

    private async Task AssertResolves(JobReference reference, JsonObject order)
    {
        var before = await _tenant.MasterDataSnapshot();
        var response = await _tenant.Post(order);
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.Created), response.Text);
        Assert.That(response[reference.IdField], Is.EqualTo(reference.Id));
        if (reference.KeyField is { } keyField)
        {
            Assert.That(response[keyField], Is.EqualTo(reference.Key));
        }
        Assert.That((await _tenant.Get(response["id"]!))[reference.IdField], Is.EqualTo(reference.Id));
        Assert.That(await _tenant.MasterDataSnapshot(), Is.EqualTo(before), "A plain reference does not write the row.");
    }
}
