using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using WorkOrders.Integration.Tests.Changes;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>Imports that are answered before they are done, and followed.</summary>
[Exclusive]
public sealed class RunTests : ImportFixture
{
    private const string Run = "insert into import_run (tenant_id, id, rows, state, modified_dateutc) values (@tenant, '6044311a-0722-4aa6-be51-f774cd217b4f', 5, 'running', clock_timestamp() - interval '{0} seconds')";
    private const string RunPath = "/api/Imports(6044311a-0722-4aa6-be51-f774cd217b4f)";

    [Test]
    public async Task It_is_answered_where_to_look_and_there_how_it_ended_and_what_became_of_each_row()
    {
        var accepted = await Start(Array(Some.Order().With("reference_back_office", "A"), Some.SuggestedOrder().With("reference_back_office", "B")));
        Assert.That(accepted.Headers["Location"], Is.EqualTo($"{Tenant.Http.BaseAddress}api/Imports({accepted["id"]})"));
        Assert.That(accepted.Headers["Preference-Applied"], Is.EqualTo("respond-async"));
        Assert.That(accepted["state"], Is.EqualTo("waiting").Or.EqualTo("running").Or.EqualTo("completed"));

        var run = await Ended(accepted);
        Assert.That(run["state"], Is.EqualTo("completed"), run.Text);
        Assert.That(run["rows_done"], Is.EqualTo("2"));
        Assert.That(run.Json["totals"]!.ToJsonString(), Is.EqualTo("""{"rows":2,"created":2,"valid":0,"skipped":0,"refused":0,"planned":1}"""));
        Assert.That(run.Json["date_end"], Is.Not.Null);
        Assert.That(run.Json["remaining_seconds"], Is.Null);
        Assert.That(await Stored(), Is.EqualTo("A B"));

        var results = await Tenant.Send(HttpMethod.Get, run["results"]!);
        Assert.That(Verdicts(results), Is.EqualTo(new[] { "1 created", "2 created" }));
        Assert.That(results["stored"], Is.EqualTo("true"));
    }

    [Test]
    public async Task Its_results_are_those_it_would_have_been_answered()
    {
        var file = Array(Some.Order().With("id", Guid.NewGuid()), Some.Order().Without("name"), JsonValue.Create(1), Some.Order().With("colour", "red"));
        var answered = await Import(file, query: "?mode=dry_run");
        var accepted = await Start(file, "?mode=dry_run");
        var run = await Ended(accepted);
        var followed = await Tenant.Send(HttpMethod.Get, run["results"]!);
        Assert.That(JsonNode.DeepEquals(followed.Json, answered.Json), followed.Text);

        Assert.That((await Lined(accepted.Headers["Location"]))["state"], Is.EqualTo("completed"));
        var lines = await Lined(run["results"]!);
        Assert.That(lines.Headers["Content-Type"], Is.EqualTo(Lines));
        Assert.That(lines.Text, Is.EqualTo((await Import(file, query: "?mode=dry_run", accept: Lines)).Text));
    }

    [Test]
    public async Task Refused_rows_end_it_with_nothing_stored()
    {
        var run = await Ended(await Start(Array(Some.Order(), Some.Order().Without("name"))));
        Assert.That(run["state"], Is.EqualTo("refused"));
        Assert.That(run["detail"], Does.StartWith("1 of 2 orders is refused, so none is stored. \"name\" is required."));
        Assert.That(run.Json["totals"]!["refused"]!.GetValue<int>(), Is.EqualTo(1));
        Assert.That(Problems(await Tenant.Send(HttpMethod.Get, run["results"]!)), Is.EqualTo(new[] { "/1/name required" }));
        Assert.That(await Stored(), Is.Empty);
    }

    [Test]
    public Task A_file_that_cannot_be_read_is_refused_at_once() =>
        IsRefused(() => Import("[{", prefer: "respond-async"), HttpStatusCode.BadRequest, " malformed_json");

    [Test]
    public async Task A_run_of_another_tenant_is_not_there([Values("", "/Results")] string what)
    {
        var run = await Ended(await Start(Array(Some.Order())));
        using var other = await TestTenant.Create();
        Assert.That((await other.Send(HttpMethod.Get, $"/api/Imports({run["id"]}){what}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await Tenant.Send(HttpMethod.Get, $"/api/Imports({run["id"]}){what}")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_run_without_results_says_so()
    {
        await Tenant.Run(string.Format(null, Run, 1));
        Assert.That((await Tenant.Send(HttpMethod.Get, RunPath)).Json["results"], Is.Null);
        Assert.That((await Tenant.Send(HttpMethod.Get, $"{RunPath}/Results")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_run_that_is_silent_for_long_is_interrupted_and_stays_so()
    {
        await Tenant.Run(string.Format(null, Run, 16));
        var run = await Tenant.Send(HttpMethod.Get, RunPath);
        Assert.That(run["state"], Is.EqualTo("interrupted"));
        Assert.That(run["detail"], Does.Contain("nothing was stored").And.Contain("Send the file again"));
        Assert.That((await Tenant.Send(HttpMethod.Get, RunPath)).Text, Does.Contain("\"interrupted\""));
    }

    [Test]
    public async Task A_run_that_gave_a_sign_of_life_goes_on()
    {
        await Tenant.Run(string.Format(null, Run, 5));
        Assert.That((await Tenant.Send(HttpMethod.Get, RunPath))["state"], Is.EqualTo("running"));
    }

    [Test]
    public async Task A_run_says_how_fast_it_is_and_how_long_it_will_go_on()
    {
        await Tenant.Run(string.Format(null, Run, 1));
        await Tenant.Run("update import_run set rows = 50000, rows_done = 20000, date_start = clock_timestamp() - interval '10000 seconds' where tenant_id = @tenant");
        var run = await Tenant.Send(HttpMethod.Get, RunPath);
        Assert.That(run["rows_per_second"], Is.EqualTo("2"));
        Assert.That(run.Json["remaining_seconds"]!.GetValue<double>(), Is.InRange(15_000, 15_100));
    }

    [Test]
    public async Task A_run_whose_last_write_waits_for_others_still_gives_signs_of_life()
    {
        Answer accepted;
        await using (var other = await OpenWrite.Begin(TestDatabase.OwnerConnectionString, Tenant.Id))
        {
            await other.Run("lock table jobs in exclusive mode");
            accepted = await Start(Array(Some.Order()));
            await Tenant.Until("select exists (select from pg_locks where relation = 'jobs'::regclass and not granted)");
            await Tenant.Run("update import_run set modified_dateutc = modified_dateutc - interval '1 minute' where tenant_id = @tenant");
            await Tenant.Until("select modified_dateutc > clock_timestamp() - interval '15 seconds' from import_run where tenant_id = @tenant");
        }
        Assert.That((await Ended(accepted))["state"], Is.EqualTo("completed"));
    }

    [Test]
    public async Task Only_preferences_that_an_import_follows_are_said_to_be_applied()
    {
        var answer = await Import(Array(Some.Order()), prefer: "return=minimal, nulls=default, handling=lenient");
        Assert.That(answer.Headers["Preference-Applied"], Is.EqualTo("handling=lenient"));
    }

    [Test]
    public async Task A_run_that_nobody_asked_about_goes_too_when_its_process_died()
    {
        await Tenant.Run(string.Format(null, Run, 8 * 24 * 3600));
        await Ended(await Start(Array(Some.Order())));
        Assert.That(await Tenant.Ask<string>("select string_agg(state, ' ') from import_run where tenant_id = @tenant"), Is.EqualTo("completed"));
    }

    [Test]
    public async Task Runs_that_ended_long_ago_go_when_another_comes()
    {
        var old = await Ended(await Start(Array(Some.Order())));
        var young = await Ended(await Start(Array(Some.Order())));
        await Tenant.Run($"update import_run set date_end = date_end - interval '8 days' where tenant_id = @tenant and id = '{old["id"]}'");
        await Ended(await Start(Array(Some.Order())));
        Assert.That(await Tenant.Ask<string>("select string_agg((id = cast(@young as uuid))::text, ' ' order by id) from import_run where tenant_id = @tenant", new { young = young["id"] }), Is.EqualTo("true false"));
    }

    private async Task<Answer> Start(string file, string query = "")
    {
        var answer = await Import(file, query: query, prefer: "respond-async");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Accepted), answer.Text);
        return answer;
    }

    private async Task<Answer> Ended(Answer accepted)
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

    private async Task<Answer> Lined(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(Lines));
        using var response = await Tenant.Http.SendAsync(request);
        return await Answer.Read(response);
    }
}
