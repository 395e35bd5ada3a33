using System.Diagnostics;
using System.Net;
using System.Text;
using WorkOrders.Infrastructure.PostgresHosting;

namespace WorkOrders.Integration.Tests.Processes;

/// <summary>The API told to stop.</summary>
[Exclusive]
public sealed class StopTests
{
    [Test]
    public async Task It_answers_what_it_has_begun_to_read_and_leaves_nothing_running()
    {
        await using var api = await ApiProcess.Start();
        var body = new InTwoHalves(Some.SuggestedOrder().ToJsonString());
        var answer = api.Http.PostAsync("/api/Jobs", body);
        await body.FirstIsSent;
        // Until the server has seen the request, it would not be one that has begun.
        Assert.That((await api.Http.GetAsync("/health/live")).StatusCode, Is.EqualTo(HttpStatusCode.OK));

        await ApiProcess.Terminate(api.Id);
        await Task.Delay(200);
        body.SendSecond();

        using var response = await answer;
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(await api.Ended(), Is.Zero);
        Assert.That(PostmasterFile.Read(SharedData.Place.Data), Is.Null, "PostgreSQL was stopped in good order");
        Assert.That(api.Printed, Does.Not.Contain("fail:").And.Not.Contain("crit:").And.Not.Contain("Unhandled"));
    }

    [Test]
    public Task Told_so_before_its_database_runs_it_stops_without_a_complaint() => StopsWhen(async process =>
    {
        var holder = Path.Join(SharedData.Place.Directory, "holder");
        while (!File.Exists(holder) || await File.ReadAllTextAsync(holder) != $"{process.Id}")
        {
            await Task.Delay(1);
        }
    });

    [Test]
    public Task Told_so_before_it_listens_it_stops_without_a_complaint() => StopsWhen(async process =>
        Assert.That(await process.StandardOutput.ReadLineAsync(), Does.Contain("PostgreSQL").And.Contain("runs as process")));

    private static async Task StopsWhen(Func<Process, Task> itIsSoFar)
    {
        using var process = ApiProcess.Begin();
        var error = process.StandardError.ReadToEndAsync();
        await itIsSoFar(process).WaitAsync(TimeSpan.FromSeconds(30));
        await ApiProcess.Terminate(process.Id);
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.That(await error, Is.Empty);
        Assert.That(process.ExitCode, Is.Zero);
        Assert.That(output, Does.Not.Contain("fail:").And.Not.Contain("crit:"));
        Assert.That(PostmasterFile.Read(SharedData.Place.Data), Is.Null, "PostgreSQL was stopped in good order");
    }

    /// <summary>A body whose second half is sent only when the test says so.</summary>
    private sealed class InTwoHalves(string text) : HttpContent
    {
        private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _second = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly byte[] _bytes = Encoding.UTF8.GetBytes(text);

        public Task FirstIsSent => _first.Task;

        public void SendSecond() => _second.SetResult();

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
