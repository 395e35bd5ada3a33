using System.Net;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Integration.Tests.WorkOrders;

/// <summary>Dates with Z, with an offset, or in the tenant's local time.</summary>
public sealed class DateTests
{
    private const string Brussels = "Europe/Brussels";

    private TestTenant _tenant = null!;

    [OneTimeSetUp]
    public async Task AddTenant() => _tenant = await TestTenant.Create(new TenantChange(TimeZone: Brussels));

    [OneTimeTearDown]
    public void DisposeTenant() => _tenant.Dispose();

    [TestCase("2026-12-01T08:30:00Z", "2026-12-01T08:30:00Z")]
    [TestCase("2026-12-01T08:30:00+01:00", "2026-12-01T07:30:00Z")]
    [TestCase("2026-12-01T08:30:00-0530", "2026-12-01T14:00:00Z")]
    [TestCase("2026-12-01T00:30+14", "2026-11-30T10:30:00Z")]
    [TestCase("2026-12-01T08:30:00", "2026-12-01T07:30:00Z")]
    [TestCase("2026-07-01T08:30:00", "2026-07-01T06:30:00Z")]
    [TestCase("2026-12-01T08:30:00.1234567999Z", "2026-12-01T08:30:00.123456Z")]
    [TestCase("2026-12-01T08:30:00.9999999", "2026-12-01T07:30:00.999999Z")]
    [TestCase("1979-12-31T23:59:59.999999Z", "1979-12-31T23:59:59.999999Z")]
    [TestCase("1980-01-01T00:00:01Z", "1980-01-01T00:00:01Z")]
    [TestCase("1900-01-02T00:00:00Z", "1900-01-02T00:00:00Z")]
    [TestCase("9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.999999Z")]
    [TestCase("1980-01-01T00:00:00.000Z", null)]
    [TestCase("2026-07-01", "2026-07-01T21:59:59.999999Z")]
    [TestCase("1980-01-01", null)]
    [TestCase("", null)]
    public async Task Dates_are_stored_and_returned_in_UTC_to_the_microsecond(string sent, string? returned)
    {
        var response = await _tenant.PostCreated(Sample.Order().With("due_date", sent));
        Assert.That(response["due_date"], Is.EqualTo(returned));
        Assert.That((await _tenant.Get(response["id"]!)).Text, Is.EqualTo(response.Text));
    }

    [TestCase("2027-03-28T02:30:00", "2027-03-28T02:30:00+01:00", "2027-03-28T02:30:00+02:00")]
    [TestCase("2026-10-25T02:30:00", "2026-10-25T02:30:00+01:00", "2026-10-25T02:30:00+02:00")]
    public async Task An_ambiguous_local_time_is_refused_with_both_choices(string sent, string first, string second)
    {
        var response = await _tenant.PostRefused(Sample.Order().With("due_date", sent), HttpStatusCode.BadRequest,
            "/due_date ambiguous_time");
        var problem = response.Problem("/due_date");
        Assert.That(problem["accepted"]!.AsArray().Select(each => each!.ToString()), Is.EqualTo(new[] { first, second }));
        Assert.That(problem["message"]!.ToString(), Does.Contain(first).And.Contain(second).And.Contain(Brussels));
        foreach (var choice in new[] { first, second })
        {
            await _tenant.PostCreated(Sample.Order().With("due_date", choice));
        }
    }

    [TestCase("2027-03-28T01:59:59", "2027-03-28T00:59:59Z")]
    [TestCase("2027-03-28T03:00:00", "2027-03-28T01:00:00Z")]
    [TestCase("2026-10-25T01:59:59", "2026-10-24T23:59:59Z")]
    [TestCase("2026-10-25T03:00:00", "2026-10-25T02:00:00Z")]
    public async Task Local_times_next_to_a_clock_change_are_accepted(string sent, string returned)
    {
        Assert.That((await _tenant.PostCreated(Sample.Order().With("due_date", sent)))["due_date"], Is.EqualTo(returned));
    }

    [Test]
    public async Task The_default_time_zone_is_UTC()
    {
        using var tenant = await TestTenant.Create();
        Assert.That((await tenant.PostCreated(Sample.Order().With("due_date", "2027-03-28T02:30:00")))["due_date"],
            Is.EqualTo("2027-03-28T02:30:00Z"));
    }

    [TestCase("tomorrow", "not_a_date")]
    [TestCase("2026-02-29T00:00:00Z", "not_a_date")]
    [TestCase("2026-12-01T24:00:00Z", "not_a_date")]
    [TestCase("2026-12-01T08:30:00+15:00", "not_a_date")]
    [TestCase("2026-12-01T08:30:00+01:60", "not_a_date")]
    [TestCase("01/12/2026", "not_a_date")]
    [TestCase("1899-12-31T00:00:00Z", "out_of_range")]
    [TestCase("9999-12-31T23:59:59-01:00", "out_of_range")]
    public async Task An_invalid_date_is_refused(string sent, string code)
    {
        var response = await _tenant.PostRefused(Sample.Order().With("due_date", sent), HttpStatusCode.BadRequest, $"/due_date {code}");
        Assert.That(response.Problem("/due_date")["value"]!.ToString(), Is.EqualTo(sent));
    }

    [TestCase("1900-01-02T00:00:00Z")]
    [TestCase("9998-12-31T23:59:59Z")]
    public async Task A_suggestion_may_start_on_the_minimum_and_maximum_date(string start)
    {
        var response = await _tenant.PostCreated(Sample.SuggestedOrder().With("suggested_date_start", start)
            .With("estimated_time", 525_600));
        Assert.That(response.Json["job_planning"]![0]!["date_from"]!.ToString(), Is.EqualTo(start));
        Assert.That((await _tenant.Get(response["id"]!)).Text, Is.EqualTo(response.Text));
    }

    [Test]
    public async Task A_suggestion_that_starts_in_the_year_9999_is_refused()
    {
        await _tenant.PostRefused(Sample.SuggestedOrder().With("suggested_date_start", "9999-12-31T23:59:59Z"), HttpStatusCode.BadRequest,
            "/suggested_date_start out_of_range");
    }
}
