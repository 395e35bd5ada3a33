using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Imports;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Runs;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Integration.Tests.Changes;
using WorkOrders.Integration.Tests.Concurrency;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>Imports that are abandoned by the client, delayed by locks, or reported as interrupted.</summary>
[Exclusive]
public sealed class AbandonedImportTests : ImportFixture
{
    [Test]
    public async Task An_aborted_upload_leaves_nothing_behind_and_frees_its_slot(
        [Values(Json, Lines, Csv)] string contentType, [Values("", "?mode=partial")] string query)
    {
        var before = await Tenant.Snapshot();
        var order = Sample.Order();
        var half = contentType switch { Json => $"[{order.ToJsonString()},", Lines => ToJsonLines(order), _ => CsvText.Write(order) };
        for (var time = 0; time < 12; time++)
        {
            await AbortUpload(contentType, query, half);
        }
        Assert.That(await Tenant.Snapshot(), Is.EqualTo(before));
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while ((int)(await Import(ToJsonArray(Sample.Order()))).Status != 200)
        {
            await Task.Delay(50, patience.Token);
        }
        while (TemporaryFiles().Any())
        {
            await Task.Delay(50, patience.Token);
        }
    }

    [Test]
    public async Task A_client_disconnect_during_the_write_leaves_nothing_behind([Values("", "?mode=partial")] string query)
    {
        var before = await StoredRows();
        await using (var other = new NpgsqlConnection(TestDatabase.OwnerConnectionString))
        {
            await other.OpenAsync();
            await using var transaction = await other.BeginTransactionAsync();
            await using var hold = new NpgsqlCommand("lock table jobs in exclusive mode", other);
            await hold.ExecuteNonQueryAsync();

            using var client = new CancellationTokenSource();
            using var body = new StringContent(ToJsonArray(Sample.Order(), Sample.Order()), Encoding.UTF8, Json);
            var import = Tenant.Http.PostAsync($"/api/Jobs/Import{query}", body, client.Token);
            await Until("select exists (select from pg_locks where relation = 'jobs'::regclass and not granted)");
            await client.CancelAsync();
            Assert.That(() => import, Throws.InstanceOf<OperationCanceledException>());
            // The server detects the disconnect a moment later; the import must still be waiting then.
            await Task.Delay(TimeSpan.FromSeconds(1));
        }
        await Until("""
            select not exists (
                select from pg_stat_activity
                where application_name = 'WorkOrders import' and datname = current_database()
                    and xact_start is not null and query ilike '%jobs%')
            """);
        Assert.That(await StoredRows(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_retried_import_sees_the_conflicting_write([Values] bool atomic)
    {
        await Tenant.Post(Sample.Order().With("reference_back_office", "X"));
        Task<Answer> import;
        await using (var other = new NpgsqlConnection(TestDatabase.OwnerConnectionString))
        {
            await other.OpenAsync();
            await using var transaction = await other.BeginTransactionAsync();
            await using var rename = new NpgsqlCommand(
                $"update jobs set reference_back_office = 'B' where tenant_id = '{Tenant.Id}'", other);
            await rename.ExecuteNonQueryAsync();
            import = Import(
                ToJsonArray(Sample.Order().With("reference_back_office", "A"), Sample.Order().With("reference_back_office", "B")),
                query: atomic ? "" : "?mode=partial");
            await Until("select exists (select from pg_locks where locktype = 'transactionid' and not granted)");
            await transaction.CommitAsync();
        }
        var answer = await import;
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { atomic ? "1 valid" : "1 created", "2 refused" }), answer.Text);
        Assert.That(Problems(answer), Is.EqualTo(new[] { "/1/reference_back_office exists" }));
        Assert.That(await StoredReferences(), Is.EqualTo(atomic ? "B" : "A B"));
    }

    [Test]
    public async Task An_import_waits_for_a_lock_that_is_held_longer_than_the_command_timeout()
    {
        await using var api = await StartApi(new(), ";Command Timeout=2");
        using var http = Tenant.ClientFor(api);
        Task<HttpResponseMessage> import;
        await using (var other = await OpenTransaction.Begin(TestDatabase.OwnerConnectionString, Tenant.Id))
        {
            await other.Run(InsertSkill);
            import = http.PostAsync("/api/Jobs/Import", FileEmbeddingSkill());
            await Until("""
                select exists (
                    select from pg_locks
                    where locktype = 'transactionid' and not granted and waitstart < clock_timestamp() - interval '3 seconds')
                """);
            await other.Commit();
        }
        using var answer = await import;
        Assert.That(Outcomes(await Answer.Read(answer)), Is.EqualTo(new[] { "1 created" }));
    }

    [Test]
    public async Task A_lock_held_too_long_refuses_the_import_and_stores_nothing()
    {
        await using var api = await StartApi(new() { LockWait = TimeSpan.FromMilliseconds(100) });
        using var http = Tenant.ClientFor(api);
        await using var other = await OpenTransaction.Begin(TestDatabase.OwnerConnectionString, Tenant.Id);
        await other.Run(InsertSkill);
        var before = await StoredRows();
        using var answer = await http.PostAsync("/api/Jobs/Import", FileEmbeddingSkill());
        var refused = await Answer.Read(answer);
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.Conflict), refused.Text);
        Assert.That(refused.Problems, Is.EqualTo(new[] { " concurrent_writes" }));
        Assert.That(await StoredRows(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_run_reported_as_interrupted_can_no_longer_store_anything()
    {
        var services = (await TestApi.Running).Services;
        var (runs, id, context) = (services.GetRequiredService<IImportRunRepository>(), Guid.CreateVersion7(), Sample.Context(Tenant.Id));
        await runs.Add(Tenant.Id, id, Entity.Of<Job>(), 1, CancellationToken.None);
        await using var session = await services.GetRequiredService<IImportSessionFactory>()
            .Open(context, Entity.Of<Job>(), new(ImportMode.Atomic, OnExisting.Error, OnMissing.Create), CancellationToken.None);

        await Tenant.Run("update import_run set modified_dateutc = modified_dateutc - interval '1 minute' where tenant_id = @tenant");
        Assert.That(await State(), Is.EqualTo(RunState.Interrupted));

        Assert.That(await runs.Heartbeat(Tenant.Id, id, 1, CancellationToken.None), Is.False);
        Assert.That(
            () => session.Commit(() => Task.FromResult(new RunOutcome(Tenant.Id, id, RunState.Completed)), CancellationToken.None),
            Throws.TypeOf<RunAbandonedException>());
        await runs.End(new RunOutcome(Tenant.Id, id, RunState.Completed), CancellationToken.None);
        Assert.That(await State(), Is.EqualTo(RunState.Interrupted));

        async Task<RunState> State() =>
            (await services.GetRequiredService<IScopedSender>().Send(context, new GetImportRunQuery(id), CancellationToken.None))!.State;
    }

    private string InsertSkill =>
        $"insert into skill (tenant_id, id, code, name) values ('{Tenant.Id}', gen_random_uuid(), 'HELD', 'Held')";

    /// <summary>Returns a file with one order that embeds the skill.</summary>
    private static StringContent FileEmbeddingSkill() =>
        new(ToJsonArray(Sample.Order().With("skill", new JsonObject { ["code"] = "HELD", ["name"] = "Held" })), Encoding.UTF8, Json);

    /// <summary>Lists the temporary import files, including deleted files that are still open.</summary>
    private static IEnumerable<string> TemporaryFiles()
    {
        var named = Directory.GetFiles(Path.GetTempPath(), "workorders-import-*");
        return OperatingSystem.IsLinux() ? named.Concat(OpenFiles().Where(file => file.Contains("/workorders-import-"))) : named;

        static IEnumerable<string> OpenFiles() =>
            // The target of a file that is closed meanwhile is null.
            Directory.GetFiles("/proc/self/fd").Select(handle => new FileInfo(handle).LinkTarget ?? "");
    }

    private async Task Until(string condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await Tenant.Ask<bool>(condition))
        {
            await Task.Delay(10, patience.Token);
        }
    }

    private async Task AbortUpload(string contentType, string query, string half)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(Tenant.Http.BaseAddress!.Host, Tenant.Http.BaseAddress.Port);
        var key = Tenant.Http.DefaultRequestHeaders.GetValues("X-Api-Key").Single();
        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(
            $"POST /api/Jobs/Import{query} HTTP/1.1\r\nHost: {Tenant.Http.BaseAddress.Authority}\r\nX-Api-Key: {key}\r\n"
                + $"Content-Type: {contentType}\r\nContent-Length: 1000000\r\n\r\n{half}"));
    }
}
