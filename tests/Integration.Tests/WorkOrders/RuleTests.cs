using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.WorkOrders;

/// <summary>The rules for requesters, service windows, suggested users and numeric limits.</summary>
public sealed class RuleTests
{
    private const string Early = "2026-11-30T00:00:00Z";
    private const string Late = "2026-12-04T17:00:00Z";

    private TestTenant _tenant = null!;

    [OneTimeSetUp]
    public async Task AddTenant() => _tenant = await TestTenant.Create();

    [OneTimeTearDown]
    public void DisposeTenant() => _tenant.Dispose();

    [Test]
    public async Task The_requesting_contact_must_belong_to_the_requesting_company()
    {
        var order = Sample.Order().With("requested_by_company_id", DemoIds.Brewery).With("requested_by_contact_id", DemoIds.Syndic);
        var response = await _tenant.PostRefused(order, HttpStatusCode.UnprocessableEntity, "/requested_by_contact_id contact_elsewhere");
        Assert.That(response.Problem("/requested_by_contact_id")["accepted"]!.ToString(), Is.EqualTo(DemoIds.Brewery));
        await _tenant.PostCreated(Sample.Order().With("requested_by_company_id", DemoIds.Brewery)
            .With("requested_by_contact_id", DemoIds.Caretaker));
        await _tenant.PostCreated(Sample.Order().With("requested_by_contact_id", DemoIds.Syndic));
    }

    [TestCase("requested_by_company_id")]
    [TestCase("requested_by_contact_id")]
    [TestCase("contact_id")]
    [TestCase("approval_responsible_user_id")]
    public async Task An_unknown_company_or_person_is_refused(string field)
    {
        await _tenant.PostRefused(Sample.Order().With(field, Guid.NewGuid().ToString()), HttpStatusCode.UnprocessableEntity,
            $"/{field} not_found");
    }

    [TestCase(Early, Late)]
    [TestCase(Early, Early)]
    [TestCase(Early, null)]
    [TestCase(null, Late)]
    public async Task A_service_window_may_open_before_it_closes(string? opens, string? closes)
    {
        var response = await _tenant.PostCreated(Sample.Order().With("earliest_date_plannable", opens).With("due_date", closes));
        Assert.That((response["earliest_date_plannable"], response["due_date"]), Is.EqualTo((opens, closes)));
    }

    [Test]
    public async Task A_reversed_service_window_is_refused()
    {
        await _tenant.PostRefused(Sample.Order().With("earliest_date_plannable", "2026-12-04T17:00:00.000001Z").With("due_date", Late),
            HttpStatusCode.BadRequest, "/due_date window_reversed");
    }

    [TestCase(Early)]
    [TestCase(Late)]
    public async Task A_suggested_start_at_either_end_of_the_window_is_accepted(string start)
    {
        await _tenant.PostCreated(OrderWithWindow(start));
    }

    [TestCase("2026-11-29T23:59:59.999999Z")]
    [TestCase("2026-12-04T17:00:00.000001Z")]
    public async Task A_suggested_start_outside_the_window_is_refused(string start)
    {
        var response = await _tenant.PostRefused(OrderWithWindow(start), HttpStatusCode.BadRequest, "/suggested_date_start outside_window");
        Assert.That(response.Problem("/suggested_date_start")["accepted"]!.AsArray(), Has.Count.EqualTo(2));
    }

    [TestCase("due_date", "2026-12-01T00:00:00Z", "2026-12-02T00:00:00Z", "not after 2026-12-01T00:00:00Z")]
    [TestCase("earliest_date_plannable", "2026-12-02T00:00:00Z", "2026-12-01T00:00:00Z", "not before 2026-12-02T00:00:00Z")]
    public async Task The_end_of_an_open_window_is_described(string field, string end, string start, string accepted)
    {
        var response = await _tenant.PostRefused(Sample.SuggestedOrder().With(field, end).With("suggested_date_start", start),
            HttpStatusCode.BadRequest, "/suggested_date_start outside_window");
        Assert.That(response.Problem("/suggested_date_start")["accepted"]!.ToString(), Is.EqualTo(accepted));
    }

    [TestCase("T09", "user_archived")]
    [TestCase("T10", "user_disabled")]
    public async Task An_archived_or_disabled_user_cannot_be_suggested(string code, string problem)
    {
        await _tenant.PostRefused(Sample.SuggestedOrder().With("suggested_user_code", code), HttpStatusCode.UnprocessableEntity,
            $"/suggested_user_code {problem}");
        await _tenant.PostRefused(Sample.Order().With("suggested_user", new JsonObject { ["code"] = code }),
            HttpStatusCode.UnprocessableEntity, $"/suggested_user {problem}");
    }

    [Test]
    public async Task A_user_enabled_by_the_same_request_can_be_suggested()
    {
        using var tenant = await TestTenant.Create();
        var response = await tenant.PostCreated(Sample.SuggestedOrder().Without("suggested_user_code")
            .With("suggested_user", new JsonObject { ["code"] = "T10", ["disabled"] = false }), "handling=strict");
        Assert.That(response.Json["job_planning"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [TestCase("estimated_time", "525600")]
    [TestCase("working_sequence", "-2147483648")]
    [TestCase("working_sequence", "2147483647")]
    [TestCase("db_address_latitude_decimal", "90")]
    [TestCase("db_address_latitude_decimal", "-90.00")]
    [TestCase("db_address_latitude_decimal", "0.0000000000000000000000000001")]
    [TestCase("db_address_longitude_decimal", "180.0")]
    [TestCase("db_address_longitude_decimal", "-180")]
    public async Task A_number_at_its_limit_is_accepted_and_returned_as_sent(string field, string number)
    {
        var response = await _tenant.PostCreated(Sample.MobileOrder().With(field, JsonNode.Parse(number)));
        Assert.That(response.Json[field]!.ToJsonString(), Is.EqualTo(number));
        Assert.That((await _tenant.Get(response["id"]!)).Text, Is.EqualTo(response.Text));
    }

    [TestCase("estimated_time", "525601")]
    [TestCase("estimated_time", "-1")]
    [TestCase("estimated_time", "2147483648")]
    [TestCase("working_sequence", "-2147483649")]
    [TestCase("db_address_latitude_decimal", "90.4")]
    [TestCase("db_address_latitude_decimal", "-90.0000000000000000000000001")]
    [TestCase("db_address_longitude_decimal", "180.1")]
    [TestCase("db_address_longitude_decimal", "-181")]
    [TestCase("db_address_longitude_decimal", "1e20")]
    [TestCase("db_address_longitude_decimal", "1e400")]
    public async Task A_number_beyond_its_limit_is_refused(string field, string number)
    {
        var response = await _tenant.PostRefused(Sample.MobileOrder().With(field, JsonNode.Parse(number)), HttpStatusCode.BadRequest,
            $"/{field} out_of_range");
        Assert.That(decimal.TryParse(response.Problem($"/{field}")["value"]!.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture,
            out _) || number == "1e400", response.Text);
    }

    private static JsonObject OrderWithWindow(string start) =>
        Sample.SuggestedOrder().With("earliest_date_plannable", Early).With("due_date", Late).With("suggested_date_start", start);
}
