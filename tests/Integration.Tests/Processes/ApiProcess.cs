using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;

namespace WorkOrders.Integration.Tests.Processes;

/// <summary>The shipped API program in a separate process, with the embedded database on the shared data directory.</summary>
internal sealed class ApiProcess : IAsyncDisposable
{
    private const string Ready = "WorkOrders is ready at ";
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = [];
    private readonly TaskCompletionSource<string?> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ApiProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Record(line.Data);
        process.ErrorDataReceived += (_, line) => Record(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>A client signed in to the demo tenant.</summary>
    public HttpClient Http { get; } = new();

    /// <summary>Standard output and standard error so far.</summary>
    public string Output => string.Join('\n', _output);

    public int Id => _process.Id;

    /// <summary>Starts the API and waits until it is ready.</summary>
    /// <param name="arguments">See <see cref="Launch"/>.</param>
    public static async Task<ApiProcess> Start(params string[] arguments)
    {
        var api = new ApiProcess(Launch(arguments));
        try
        {
            var address = await api._address.Task.WaitAsync(Timeout);
            Assert.That(address, Is.Not.Null, $"The API ended instead of starting: {api.Output}");
            api.Http.BaseAddress = new Uri(address!);
            api.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
                "Basic", Convert.ToBase64String("api:demo@demo"u8));
            return api;
        }
        catch
        {
            await api.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the program without waiting for it.</summary>
    /// <param name="arguments">The settings; without arguments the API listens on a free port.</param>
    public static Process Launch(params string[] arguments) => LaunchProgram(
        Path.Join(TestContext.CurrentContext.TestDirectory, "WorkOrders.Api.dll"),
        arguments.Length > 0 ? arguments : ["--urls", "http://127.0.0.1:0"]);

    /// <summary>Starts a program with the shared data directory or another one.</summary>
    public static Process LaunchProgram(string program, string[] arguments, string? dataDirectory = null)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["exec", program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Embedded__DataDirectory"] = dataDirectory ?? SharedCluster.Instance.Directory;
        start.Environment.Remove("ConnectionStrings__WorkOrders");
        return Process.Start(start)!;
    }

    /// <summary>Runs the program until it exits.</summary>
    public static Task<(int ExitCode, string Output, string Error)> Run(params string[] arguments) => WaitForExit(Launch(arguments));

    /// <summary>Waits until a process exits.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> WaitForExit(Process launched)
    {
        using var process = launched;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(Timeout);
        return (process.ExitCode, await output, await error);
    }

    /// <summary>Sends SIGTERM, as systemd and Kubernetes do.</summary>
    public static Task Terminate(int processId) => Signal("TERM", processId);

    /// <summary>Sends a signal, such as <c>TERM</c>.</summary>
    public static async Task Signal(string signal, int processId)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{processId}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Suspends the process without ending it, like a machine that hangs.</summary>
    public Task Freeze() => Signal("STOP", Id);

    /// <summary>Kills the process like <c>kill -9</c>; its PostgreSQL keeps running.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Waits until the process has ended, and returns its exit code.</summary>
    public async Task<int> WaitForExit()
    {
        await _process.WaitForExitAsync().WaitAsync(Timeout);
        return _process.ExitCode;
    }

    /// <summary>Stops the process if it is still running.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await Terminate(Id);
            await WaitForExit();
        }
        _process.Dispose();
        Http.Dispose();
    }

    /// <summary>Records a line of output; null marks the end of standard output.</summary>
    private void Record(string? line)
    {
        _output.Enqueue(line ?? "");
        var index = line?.IndexOf(Ready, StringComparison.Ordinal) ?? -1;
        if (line is null || index >= 0)
        {
            _address.TrySetResult(line?[(index + Ready.Length)..]);
        }
    }
}
