using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using WorkOrders.Integration.Tests.Changes;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>Asynchronous imports: the run resource, its state and its results.</summary>
[Exclusive]
public sealed class ImportRunTests : ImportFixture
{
    private const string RunPath = "/api/Imports(6044311a-0722-4aa6-be51-f774cd217b4f)";

    [Test]
    public async Task An_accepted_run_can_be_followed_to_its_end_and_its_results()
    {
        var accepted = await Start(
            ToJsonArray(Sample.Order().With("reference_back_office", "A"), Sample.SuggestedOrder().With("reference_back_office", "B")));
        Assert.That(accepted.Headers["Location"], Is.EqualTo($"{Tenant.Http.BaseAddress}api/Imports({accepted["id"]})"));
        Assert.That(accepted.Headers["Preference-Applied"], Is.EqualTo("respond-async"));
        Assert.That(accepted["state"], Is.EqualTo("waiting").Or.EqualTo("running").Or.EqualTo("completed"));

        var run = await WaitForEnd(accepted);
        Assert.That(run["state"], Is.EqualTo("completed"), run.Text);
        Assert.That(run["rows_done"], Is.EqualTo("2"));
        Assert.That(
            run.Json["totals"]!.ToJsonString(),
            Is.EqualTo("""{"rows":2,"created":2,"updated":0,"unchanged":0,"valid":0,"skipped":0,"refused":0,"planned":1}"""));
        Assert.That(run.Json["date_end"], Is.Not.Null);
        Assert.That(run.Json["remaining_seconds"], Is.Null);
        Assert.That(await StoredReferences(), Is.EqualTo("A B"));

        var results = await Tenant.Send(HttpMethod.Get, run["results"]!);
        Assert.That(Outcomes(results), Is.EqualTo(new[] { "1 created", "2 created" }));
        Assert.That(results["stored"], Is.EqualTo("true"));
    }

    [Test]
    public async Task Results_of_a_run_equal_those_of_a_synchronous_import()
    {
        var file = ToJsonArray(
            Sample.Order().With("id", Guid.NewGuid()), Sample.Order().Without("name"), JsonValue.Create(1), Sample.Order()
                .With("colour", "red"));
        var answered = await Import(file, query: "?mode=dry_run");
        var accepted = await Start(file, "?mode=dry_run");
        var run = await WaitForEnd(accepted);
        var followed = await Tenant.Send(HttpMethod.Get, run["results"]!);
        Assert.That(JsonNode.DeepEquals(followed.Json, answered.Json), followed.Text);

        Assert.That((await GetAsJsonLines(accepted.Headers["Location"]))["state"], Is.EqualTo("completed"));
        var lines = await GetAsJsonLines(run["results"]!);
        Assert.That(lines.Headers["Content-Type"], Is.EqualTo(Lines));
        Assert.That(lines.Text, Is.EqualTo((await Import(file, query: "?mode=dry_run", accept: Lines)).Text));
    }

    [Test]
    public async Task Refused_rows_end_a_run_with_nothing_stored()
    {
        var run = await WaitForEnd(await Start(ToJsonArray(Sample.Order(), Sample.Order().Without("name"))));
        Assert.That(run["state"], Is.EqualTo("refused"));
        Assert.That(run["detail"], Does.StartWith("1 of 2 rows was refused, so nothing was stored. \"name\" is required."));
        Assert.That(run.Json["totals"]!["refused"]!.GetValue<int>(), Is.EqualTo(1));
        Assert.That(Problems(await Tenant.Send(HttpMethod.Get, run["results"]!)), Is.EqualTo(new[] { "/1/name required" }));
        Assert.That(await StoredReferences(), Is.Empty);
    }

    [Test]
    public Task A_malformed_file_is_refused_immediately() =>
        AssertRefused(() => Import("[{", prefer: "respond-async"), HttpStatusCode.BadRequest, " malformed_json");

    [Test]
    public async Task A_run_of_another_tenant_is_not_found([Values("", "/Results")] string path)
    {
        var run = await WaitForEnd(await Start(ToJsonArray(Sample.Order())));
        using var other = await TestTenant.Create();
        Assert.That((await other.Send(HttpMethod.Get, $"/api/Imports({run["id"]}){path}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await Tenant.Send(HttpMethod.Get, $"/api/Imports({run["id"]}){path}")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task The_results_of_a_running_import_return_404()
    {
        await InsertRun(secondsSinceHeartbeat: 1);
        Assert.That((await Tenant.Send(HttpMethod.Get, RunPath)).Json["results"], Is.Null);
        Assert.That((await Tenant.Send(HttpMethod.Get, $"{RunPath}/Results")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_run_without_a_recent_heartbeat_becomes_interrupted()
    {
        await InsertRun(secondsSinceHeartbeat: 16);
        var run = await Tenant.Send(HttpMethod.Get, RunPath);
        Assert.That(run["state"], Is.EqualTo("interrupted"));
        Assert.That(run["detail"], Does.Contain("nothing was stored").And.Contain("Send the file again"));
        Assert.That((await Tenant.Send(HttpMethod.Get, RunPath)).Text, Does.Contain("\"interrupted\""));
    }

    [Test]
    public async Task A_run_with_a_recent_heartbeat_is_running()
    {
        await InsertRun(secondsSinceHeartbeat: 5);
        Assert.That((await Tenant.Send(HttpMethod.Get, RunPath))["state"], Is.EqualTo("running"));
    }

    [Test]
    public async Task A_run_reports_its_rate_and_remaining_time()
    {
        await InsertRun(secondsSinceHeartbeat: 1);
        await Tenant.Run("""
            update import_run set rows = 50000, rows_done = 20000, date_start = clock_timestamp() - interval '10000 seconds'
            where tenant_id = @tenant
            """);
        var run = await Tenant.Send(HttpMethod.Get, RunPath);
        Assert.That(run["rows_per_second"], Is.EqualTo("2"));
        Assert.That(run.Json["remaining_seconds"]!.GetValue<double>(), Is.InRange(15_000, 15_100));
    }

    [Test]
    public async Task A_run_waiting_for_a_lock_still_sends_heartbeats()
    {
        Answer accepted;
        await using (var other = await OpenTransaction.Begin(TestDatabase.OwnerConnectionString, Tenant.Id))
        {
            await other.Run("lock table jobs in exclusive mode");
            accepted = await Start(ToJsonArray(Sample.Order()));
            await Tenant.Until("select exists (select from pg_locks where relation = 'jobs'::regclass and not granted)");
            await Tenant.Run("update import_run set modified_dateutc = modified_dateutc - interval '1 minute' where tenant_id = @tenant");
            await Tenant.Until(
                "select modified_dateutc > clock_timestamp() - interval '15 seconds' from import_run where tenant_id = @tenant");
        }
        Assert.That((await WaitForEnd(accepted))["state"], Is.EqualTo("completed"));
    }

    [Test]
    public async Task Only_preferences_that_were_honored_are_listed_as_applied()
    {
        var answer = await Import(ToJsonArray(Sample.Order()), prefer: "return=minimal, nulls=default, handling=lenient");
        Assert.That(answer.Headers["Preference-Applied"], Is.EqualTo("handling=lenient"));
    }

    [Test]
    public async Task Old_unfinished_runs_are_deleted_by_the_next_import()
    {
        await InsertRun(secondsSinceHeartbeat: 8 * 24 * 3600);
        await WaitForEnd(await Start(ToJsonArray(Sample.Order())));
        Assert.That(
            await Tenant.Ask<string>("select string_agg(state, ' ') from import_run where tenant_id = @tenant"),
            Is.EqualTo("completed"));
    }

    [Test]
    public async Task Old_finished_runs_are_deleted_by_the_next_import()
    {
        var old = await WaitForEnd(await Start(ToJsonArray(Sample.Order())));
        var young = await WaitForEnd(await Start(ToJsonArray(Sample.Order())));
        await Tenant.Run($"update import_run set date_end = date_end - interval '8 days' where tenant_id = @tenant and id = '{old["id"]}'");
        await WaitForEnd(await Start(ToJsonArray(Sample.Order())));
        Assert.That(
            await Tenant.Ask<string>(
                "select string_agg((id = cast(@young as uuid))::text, ' ' order by id) from import_run where tenant_id = @tenant",
                new { young = young["id"] }),
            Is.EqualTo("true false"));
    }

    /// <summary>Inserts a running import whose last heartbeat was some seconds ago.</summary>
    private Task InsertRun(int secondsSinceHeartbeat) => Tenant.Run($"""
        insert into import_run (tenant_id, id, rows, state, modified_dateutc)
        values (
            @tenant, '6044311a-0722-4aa6-be51-f774cd217b4f', 5, 'running', clock_timestamp() - interval '{secondsSinceHeartbeat} seconds')
        """);

    private async Task<Answer> Start(string file, string query = "")
    {
        var answer = await Import(file, query: query, prefer: "respond-async");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Accepted), answer.Text);
        return answer;
    }

    private async Task<Answer> WaitForEnd(Answer accepted)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            var run = await Tenant.Send(HttpMethod.Get, accepted.Headers["Location"]);
            if (run["date_end"] is not null)
            {
                return run;
            }
            await Task.Delay(20, patience.Token);
        }
    }

    private async Task<Answer> GetAsJsonLines(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(Lines));
        using var response = await Tenant.Http.SendAsync(request);
        return await Answer.Read(response);
    }
}
