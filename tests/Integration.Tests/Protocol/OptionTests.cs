using System.Net;
using WorkOrders.Integration.Tests.Lists;
using WorkOrders.Integration.Tests.WorkOrders;

namespace WorkOrders.Integration.Tests.Protocol;

/// <summary>A query option that an endpoint does not apply is refused, and the request is not carried out.</summary>
public sealed class OptionTests
{
    private TestTenant _tenant = null!;
    private string _order = "";

    [OneTimeSetUp]
    public async Task AddOrder()
    {
        _tenant = await TestTenant.Create();
        _order = $"/api/Jobs({(await _tenant.Post(Sample.Order()))["id"]})";
    }

    [OneTimeTearDown]
    public void Dispose() => _tenant.Dispose();

    [TestCase("GET", "{order}/Tree?$filter=x", "$filter")]
    [TestCase("GET", "{order}/AllowedStatuses?$select=name", "$select")]
    [TestCase("GET", "{order}/project/$ref?$select=name", "$select")]
    [TestCase("DELETE", "{order}?$expand=project", "$expand")]
    [TestCase("DELETE", "/api/Skill(code='GAS')?$select=name", "$select")]
    [TestCase("DELETE", "{order}/contact/$ref?$select=name", "$select")]
    public async Task An_option_without_effect_is_refused(string method, string url, string option)
    {
        var before = await _tenant.Snapshot();
        var answer = await _tenant.Send(method, url.Replace("{order}", _order));
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest), answer.Text);
        Assert.That(answer.Refusals(), Is.EqualTo([$"{option} unknown_parameter"]));
        Assert.That(await _tenant.Snapshot(), Is.EqualTo(before));
    }
}
