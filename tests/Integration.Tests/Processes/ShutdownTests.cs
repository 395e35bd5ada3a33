using System.Diagnostics;
using System.Net;
using System.Text;
using WorkOrders.Infrastructure.PostgresHosting;

namespace WorkOrders.Integration.Tests.Processes;

/// <summary>The API shuts down cleanly when it receives SIGTERM, or SIGHUP because its terminal is closed.</summary>
[Exclusive]
[TestFixture("TERM")]
[TestFixture("HUP")]
public sealed class ShutdownTests(string signal)
{
    [Test]
    public async Task A_running_request_completes_and_no_process_is_left_running()
    {
        await using var api = await ApiProcess.Start();
        var body = new SplitContent(Sample.SuggestedOrder().ToJsonString());
        var answer = api.Http.PostAsync("/api/Jobs", body);
        await body.FirstHalfSent;
        // A second request gives the server time to start reading the first.
        Assert.That((await api.Http.GetAsync("/health/live")).StatusCode, Is.EqualTo(HttpStatusCode.OK));

        await ApiProcess.Signal(signal, api.Id);
        await Task.Delay(200);
        body.SendSecondHalf();

        using var response = await answer;
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(await api.WaitForExit(), Is.Zero);
        Assert.That(PostmasterFile.Read(SharedCluster.Instance.DataDirectory), Is.Null, "PostgreSQL was stopped cleanly");
        Assert.That(api.Output, Does.Not.Contain("fail:").And.Not.Contain("crit:").And.Not.Contain("Unhandled"));
    }

    [Test]
    public Task A_stop_before_PostgreSQL_runs_is_clean() => AssertCleanStopAfter(async process =>
    {
        var holder = Path.Join(SharedCluster.Instance.Directory, "holder");
        while (!File.Exists(holder) || await File.ReadAllTextAsync(holder) != $"{process.Id}")
        {
            await Task.Delay(1);
        }
    });

    [Test]
    public Task A_stop_before_the_API_listens_is_clean() => AssertCleanStopAfter(async process =>
        Assert.That(await process.StandardOutput.ReadLineAsync(), Does.Contain("PostgreSQL").And.Contain("runs as process")));

    private async Task AssertCleanStopAfter(Func<Process, Task> reachesPoint)
    {
        using var process = ApiProcess.Launch();
        var error = process.StandardError.ReadToEndAsync();
        await reachesPoint(process).WaitAsync(TimeSpan.FromSeconds(30));
        await ApiProcess.Signal(signal, process.Id);
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.That(await error, Is.Empty);
        Assert.That(process.ExitCode, Is.Zero);
        Assert.That(output, Does.Not.Contain("fail:").And.Not.Contain("crit:"));
        Assert.That(PostmasterFile.Read(SharedCluster.Instance.DataDirectory), Is.Null, "PostgreSQL was stopped cleanly");
    }

    /// <summary>A request body whose second half is sent on demand.</summary>
    private sealed class SplitContent(string text) : HttpContent
    {
        private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _second = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly byte[] _bytes = Encoding.UTF8.GetBytes(text);

        public Task FirstHalfSent => _first.Task;

        public void SendSecondHalf() => _second.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(_bytes.AsMemory(0, _bytes.Length / 2));
            await stream.FlushAsync();
            _first.SetResult();
            await _second.Task;
            await stream.WriteAsync(_bytes.AsMemory(_bytes.Length / 2));
        }

        protected override bool TryComputeLength(out long length)
        {
            (length, Headers.ContentType) = (_bytes.Length, new("application/json"));
            return true;
        }
    }
}
