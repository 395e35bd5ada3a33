using System.Net;
using WorkOrders.Integration.Tests.References;

namespace WorkOrders.Integration.Tests.WorkOrders;

/// <summary>Problems show what the client sent, where it sent it.</summary>
public sealed class SentValueTests
{
    private TestTenant _tenant = null!;

    [OneTimeSetUp]
    public async Task CreateTenant() => _tenant = await TestTenant.Create();

    [OneTimeTearDown]
    public void DisposeTenant() => _tenant.Dispose();

    [TestCase("""{"earliest_date_plannable": "2027-02-10", "due_date": "2027-02-08"}""", "/due_date", "2027-02-08")]
    [TestCase("""{"earliest_date_plannable": "2027-02-10", "Due_Date": "20270208"}""", "/Due_Date", "20270208")]
    [TestCase("""{"job_type_code": " NOPE "}""", "/job_type_code", " NOPE ")]
    [TestCase("""{"skill@odata.bind": "Skill(code='NOPE')"}""", "/skill@odata.bind", "Skill(code='NOPE')")]
    [TestCase("""{"estimated_time": "525601"}""", "/estimated_time", "525601")]
    [TestCase("""{"skill": {"code": 4711.50, "name": "x", "sales_organization": {"code": "NOPE"}}}""",
        "/skill/sales_organization/name", null)]
    public async Task The_value_of_a_problem_is_that_of_the_message(string fields, string pointer, string? value)
    {
        var response = await _tenant.Post(Sample.Order().With(fields));
        Assert.That(response.Problem(pointer)["value"]?.ToString(), Is.EqualTo(value), response.Text);
    }

    [TestCase("RE\u00a0PAIR", "\"RE\\u00a0PAIR\"")]
    [TestCase("REPAIR\u200bX", "\"REPAIR\\u200bX\"")]
    [TestCase("RE  PAIR", "\"RE  PAIR\"")]
    public async Task A_message_quotes_a_value_so_that_invisible_characters_are_seen(string code, string quoted)
    {
        var response = await _tenant.PostRefused(Sample.Order().With("job_type_code", code), HttpStatusCode.UnprocessableEntity,
            "/job_type_code not_found");
        Assert.That(response.Problem("/job_type_code")["message"]!.ToString(), Does.Contain(quoted));
    }

    [Test]
    public Task A_text_without_a_limit_in_the_contract_may_have_a_million_characters() => _tenant.PostRefused(
        Sample.Order().With("internal_memo", new string('x', 1_000_001)), HttpStatusCode.BadRequest, "/internal_memo too_long");
}
