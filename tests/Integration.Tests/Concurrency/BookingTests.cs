using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using WorkOrders.Integration.Tests.Planning;

namespace WorkOrders.Integration.Tests.Concurrency;

/// <summary>Many clients plan the same technicians at the same time.</summary>
[Exclusive]
public sealed class BookingTests
{
    private const int Clients = 1000;
    private const int Technicians = 20;

    /// <summary>The number of rounds; more are run before a release.</summary>
    private static readonly int Rounds =
        int.TryParse(Environment.GetEnvironmentVariable("WORKORDERS_TEST_ROUNDS"), out var rounds) ? rounds : 2;

    private PlanningTenant _tenant = null!;

    [SetUp]
    public async Task CreateTechniciansAndOrders()
    {
        _tenant = await PlanningTenant.Create();
        for (var user = 1; user <= Technicians; user++)
        {
            var code = $"B{user:00}";
            await _tenant.Send(HttpMethod.Put, $"/api/User(code='{code}')", $$"""{"username":"{{code}}","lastname":"{{code}}"}""");
            for (var weekday = 1; weekday <= 7; weekday++)
            {
                await _tenant.Send(HttpMethod.Put, $"/api/WorkingTime(code='{code}-{weekday}')",
                    $$"""{"user_code":"{{code}}","weekday":{{weekday}},"time_from":"08:00","time_to":"17:00"}""");
            }
        }
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => 
            _tenant.Order($"O{client}", "\"earliest_date_plannable\":\"2094-03-01T00:00:00Z\"")));
    }

    [TearDown]
    public void Dispose() => _tenant.Dispose();

    [Test]
    public async Task Nobody_is_booked_twice_and_each_refusal_names_a_real_conflict_and_free_slots()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (day, random) = (new DateTime(2094, 3, 1, 8, 0, 0, DateTimeKind.Utc).AddDays(round), new Random(round));
            var requests = Enumerable.Range(0, Clients).Select(client => (
                Order: $"O{client}", User: $"B{random.Next(Technicians) + 1:00}", From: day.AddMinutes(15 * random.Next(33)))).ToList();
            var refusals = new ConcurrentBag<(DateTime Sent, string User, JsonNode Problem)>();
            var planned = 0;
            await Task.WhenAll(requests.Select(async request =>
            {
                var sent = DateTime.UtcNow;
                var answer = await _tenant.Plan(request.Order, request.User, $"{request.From:yyyy-MM-ddTHH:mm:ssZ}");
                if (answer.Status == HttpStatusCode.Created)
                {
                    Interlocked.Increment(ref planned);
                    return;
                }
                Assert.That(
                    (answer.Status, answer.Problems.Single()), Is.EqualTo((HttpStatusCode.Conflict, "/date_from booked")), answer.Text);
                refusals.Add((sent, request.User, answer.Problem("/date_from")));
            }));
            Assert.That(planned, Is.InRange(Technicians, Technicians * 9), $"round {round}");
            Assert.That(await Overlaps(), Is.Zero, $"round {round}");
            await Check(refusals);
        }
    }

    private Task<long> Overlaps() => _tenant.Tenant.Ask<long>("""
        select count(*) from job_planning a join job_planning b
            on b.tenant_id = a.tenant_id and b.user_id = a.user_id and b.id > a.id and b.date_from < a.date_to and a.date_from < b.date_to
        where a.tenant_id = @tenant and a.is_firm and b.is_firm
        """)!;

    private async Task Check(IEnumerable<(DateTime Sent, string User, JsonNode Problem)> refusals)
    {
        var entries = JsonNode.Parse((await _tenant.Tenant.Ask<string>("""
            select json_agg(json_build_object(
                'id', p.id, 'user', u.code, 'from', p.date_from, 'to', p.date_to, 'stored', p.modified_dateutc))::text
            from job_planning p join "user" u on u.tenant_id = p.tenant_id and u.id = p.user_id where p.tenant_id = @tenant
            """))!)!.AsArray().Select(entry => (
                Id: (string)entry!["id"]!, User: (string)entry["user"]!, From: Time(entry["from"]), To: Time(entry["to"]),
                Stored: Time(entry["stored"]))).ToList();
        foreach (var (sent, user, problem) in refusals)
        {
            var clash = entries.Single(entry => entry.Id == (string)problem["clash"]!["id"]!);
            Assert.That((clash.User, clash.From, clash.To), Is.EqualTo(
                (user, Time(problem["clash"]!["date_from"]), Time(problem["clash"]!["date_to"]))));
            Assert.That(clash.From < Time(problem["value"]).AddHours(1) && clash.To > Time(problem["value"]), problem.ToJsonString());
            var slots = problem["free_slots"]!.AsArray()
                .Select(slot => (From: Time(slot!["date_from"]), To: Time(slot["date_to"]))).ToList();
            Assert.That(slots, Has.Count.EqualTo(3), problem.ToJsonString());
            foreach (var slot in slots)
            {
                Assert.That(slot.From.Minute % 15 == 0 && slot.From.Hour >= 8 && slot.To.TimeOfDay <= TimeSpan.FromHours(17), $"{slot}");
                Assert.That(slots.Count(other => other.From < slot.To && slot.From < other.To), Is.EqualTo(1), $"{slot}");
                Assert.That(
                    entries.Where(entry => entry.User == user && entry.Stored < sent && entry.From < slot.To && slot.From < entry.To),
                    Is.Empty);
            }
        }
    }

    private static DateTime Time(JsonNode? time) =>
        DateTimeOffset.Parse((string)time!, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime;
}
