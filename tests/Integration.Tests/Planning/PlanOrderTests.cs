using System.Net;

namespace WorkOrders.Integration.Tests.Planning;

/// <summary>Planning an order for several technicians, and team leaders.</summary>
public sealed class PlanOrderTests
{
    private const string Monday = "2094-03-01T08:00:00Z";
    private PlanningTenant _tenant = null!;

    [SetUp]
    public async Task CreateTenant() => _tenant = await PlanningTenant.Create();

    [TearDown]
    public void Dispose() => _tenant.Dispose();

    [Test]
    public async Task Several_technicians_are_planned_with_a_leader_by_id_and_code()
    {
        await _tenant.Order("A");
        var user = await _tenant.Send(HttpMethod.Get, "/api/User(code='T06')");
        var planned = await Plan($$"""{"users":["T05","{{user["id"]}}"],"leader":"T06","date_from":"{{Monday}}"}""");
        Assert.That(planned.Status, Is.EqualTo(HttpStatusCode.OK), planned.Text);
        Assert.That(planned["approval_responsible_user_id"], Is.EqualTo(user["id"]));
        Assert.That(planned["job_status_code"], Is.EqualTo("Planned"));
        Assert.That(
            planned.Json["job_planning"]!.AsArray().Select(entry => (string?)entry!["user_code"]), Is.EquivalentTo(["T05", "T06"]));
    }

    [Test]
    public async Task All_are_planned_or_none()
    {
        await _tenant.Order("A");
        await _tenant.Order("B");
        await _tenant.Planned("B", "T06", Monday);
        var refused = await Plan($$"""{"users":["T05","T06","T07"],"date_from":"{{Monday}}"}""");
        Assert.That((refused.Status, refused.Problems.Single()), Is.EqualTo((HttpStatusCode.Conflict, "/date_from booked")), refused.Text);
        Assert.That((await _tenant.Read("A")).Json["job_planning"]!.AsArray(), Is.Empty);
        Assert.That(await _tenant.Status("A"), Is.EqualTo("ToBePlanned"));
    }

    [Test]
    public async Task The_members_of_a_team_are_planned_with_their_leader_once()
    {
        await _tenant.Order("A");
        var planned = await Plan($$"""{"users":["T02","T01"],"date_from":"{{Monday}}"}""");
        Assert.That(
            planned.Json["job_planning"]!.AsArray().Select(entry => (string?)entry!["user_code"]),
            Is.EquivalentTo(["T01", "T02", "T03", "T04"]), planned.Text);
        Assert.That(planned.Warnings, Is.EqualTo(["/users/1 team_planned"]), planned.Text);
    }

    [Test]
    public async Task The_free_slots_of_a_team_are_free_for_the_members_who_are_not_in_the_clash()
    {
        await _tenant.Order("A", "\"earliest_date_plannable\":\"2094-03-01T00:00:00Z\"");
        await _tenant.Order("B");
        await _tenant.Planned("B", "T02", Monday);
        await _tenant.Send(HttpMethod.Post, "/api/UserUnavailability",
            """{"code":"T03","user_code":"T03","date_from":"2094-03-01T09:00:00Z","date_to":"2094-03-01T11:10:00Z"}""");
        var refused = await _tenant.Plan("A", "T01", Monday);
        Assert.That(refused.Problems, Is.EqualTo(["/date_from booked"]), refused.Text);
        Assert.That((string?)refused.Json["errors"]![0]!["free_slots"]![0]!["date_from"], Is.EqualTo("2094-03-01T11:15:00Z"), refused.Text);
        await _tenant.Planned("A", "T01", "2094-03-01T11:15:00Z");
    }

    [TestCase("""{"users":["T99"],"date_from":"2094-03-01T08:00:00Z"}""", "/users/0 not_found")]
    [TestCase("""{"users":[],"date_from":"2094-03-01T08:00:00Z"}""", "/users required")]
    [TestCase("""{"users":["T05"]}""", "/date_from required")]
    [TestCase("""{"users":["T05",7],"date_from":"2094-03-01T08:00:00Z"}""", "/users/1 wrong_type")]
    [TestCase("""{"users":["T05"],"leader":"T99","date_from":"2094-03-01T08:00:00Z"}""", "/leader not_found")]
    [TestCase("""{"users":["T05"],"leader":"T06","date_from":"2094-03-01T08:00:00Z"}""", "/leader leader_not_planned")]
    [TestCase("""{"users":["T05"],"date_from":"2094-03-01T08:00:00Z","date_to":"2094-03-01T08:00:00Z"}""", "/date_to ends_before_start")]
    public async Task Problems_point_into_the_message(string message, string problem)
    {
        await _tenant.Order("A");
        var refused = await Plan(message);
        Assert.That(refused.Problems, Is.EqualTo([problem]), refused.Text);
        Assert.That(await _tenant.Status("A"), Is.EqualTo("ToBePlanned"));
    }

    [Test]
    public async Task An_unknown_order_is_not_found()
    {
        var refused = await Plan($$"""{"users":["T05"],"date_from":"{{Monday}}"}""");
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.NotFound), refused.Text);
    }

    private Task<Answer> Plan(string message) => _tenant.Send(HttpMethod.Post, "/api/Jobs(reference_back_office='A')/Plan", message);
}
