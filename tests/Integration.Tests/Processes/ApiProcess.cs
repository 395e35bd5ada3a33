using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;

namespace WorkOrders.Integration.Tests.Processes;

/// <summary>The API as the program that is shipped, in a process of its own, with the embedded database on the shared data directory.</summary>
internal sealed class ApiProcess : IAsyncDisposable
{
    private const string Ready = "WorkOrders is ready at ";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _printed = [];
    private readonly TaskCompletionSource<string?> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ApiProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Signed in to the demo tenant.</summary>
    public HttpClient Http { get; } = new();

    /// <summary>What it has printed so far.</summary>
    public string Printed => string.Join('\n', _printed);

    /// <summary>The id of the process.</summary>
    public int Id => _process.Id;

    /// <summary>Starts it and waits until it says that it is ready.</summary>
    /// <param name="arguments">As <see cref="Begin"/> takes them.</param>
    public static async Task<ApiProcess> Start(params string[] arguments)
    {
        var api = new ApiProcess(Begin(arguments));
        try
        {
            var address = await api._address.Task.WaitAsync(Patience);
            Assert.That(address, Is.Not.Null, $"The API ended instead of starting: {api.Printed}");
            api.Http.BaseAddress = new Uri(address!);
            api.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("api:demo@demo"u8));
            return api;
        }
        catch
        {
            await api.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it and does not wait for it.</summary>
    /// <param name="arguments">Settings; without any, it listens on a free port.</param>
    public static Process Begin(params string[] arguments) => BeginProgram(
        Path.Join(TestContext.CurrentContext.TestDirectory, "WorkOrders.Api.dll"), arguments.Length > 0 ? arguments : ["--urls", "http://127.0.0.1:0"]);

    /// <summary>Starts a program with the shared data directory.</summary>
    public static Process BeginProgram(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["exec", program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["Embedded__DataDirectory"] = SharedData.Place.Directory;
        start.Environment.Remove("ConnectionStrings__WorkOrders");
        return Process.Start(start)!;
    }

    /// <summary>Runs it to its end.</summary>
    public static Task<(int ExitCode, string Output, string Error)> Run(params string[] arguments) => Complete(Begin(arguments));

    /// <summary>Waits until a process ends.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> Complete(Process started)
    {
        using var process = started;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(Patience);
        return (process.ExitCode, await output, await error);
    }

    /// <summary>Sends SIGTERM, as systemd and Kubernetes do.</summary>
    public static Task Terminate(int processId) => Signal("TERM", processId);

    /// <summary>Lets it do nothing more, without ending it, as a machine does that has come to a standstill.</summary>
    public Task Freeze() => Signal("STOP", Id);

    /// <summary>Ends it as <c>kill -9</c> does: its PostgreSQL is left running.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Waits until it has ended; answers its exit code.</summary>
    public async Task<int> Ended()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    /// <summary>Stops it, if it still runs.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await Terminate(Id);
            await Ended();
        }
        _process.Dispose();
        Http.Dispose();
    }

    private static async Task Signal(string signal, int processId)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{processId}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Takes a line it printed; null is the end.</summary>
    private void Take(string? line)
    {
        _printed.Enqueue(line ?? "");
        var at = line?.IndexOf(Ready, StringComparison.Ordinal) ?? -1;
        if (line is null || at >= 0)
        {
            _address.TrySetResult(line?[(at + Ready.Length)..]);
        }
    }
}
