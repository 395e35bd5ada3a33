using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace WorkOrders.Load.Contenders;

/// <summary>An HTTP server program in a separate process, on a free local port.</summary>
internal sealed class HostedProgram : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(2);

    private readonly Process _process;
    private readonly TimeSpan _timeout;
    private readonly Queue<string> _printed = [];
    private AllocationCounter? _allocations;

    private HostedProgram(Process process, IPEndPoint address, TimeSpan timeout)
    {
        (_process, Address, _timeout) = (process, address, timeout);
        process.OutputDataReceived += (_, line) => Record(line.Data);
        process.ErrorDataReceived += (_, line) => Record(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>The address the program listens on.</summary>
    public IPEndPoint Address { get; }

    /// <summary>The time from the start of the process until it was ready.</summary>
    public TimeSpan StartupTime { get; private set; }

    /// <summary>The processor time used so far.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The resident set size in bytes.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Returns the bytes allocated since the process started.</summary>
    /// <exception cref="BenchException">The process did not report the figure in time, or has ended.</exception>
    public async Task<double> Allocated(CancellationToken ct)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct);
        end.CancelAfter(_timeout);
        try
        {
            _allocations ??= await AllocationCounter.Start(_process.Id, end.Token);
            return await _allocations.Total(end.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new BenchException(
                $"No response within {_timeout.TotalSeconds:0.#} s to a request for the allocations of process {_process.Id}.");
        }
    }

    /// <summary>Starts a program and waits until a path returns a successful status.</summary>
    /// <param name="program">The file name of the program's assembly, in the directory of this assembly.</param>
    /// <param name="ready">The path to poll.</param>
    /// <param name="settings">The program's settings, passed as environment variables.</param>
    /// <param name="timeout">The time limit for reporting allocations, and for stopping before the process is killed.</param>
    /// <param name="ct">Cancels the start.</param>
    /// <exception cref="BenchException">The program ended or was not ready in time; the message contains its output.</exception>
    public static async Task<HostedProgram> Start(
        string program, string ready, IReadOnlyDictionary<string, string> settings, TimeSpan timeout, CancellationToken ct)
    {
        var address = FreeAddress();
        var start = new ProcessStartInfo(
            Environment.ProcessPath!, ["exec", Path.Join(AppContext.BaseDirectory, program), "--urls", $"http://{address}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }
        var watch = Stopwatch.StartNew();
        var hosted = new HostedProgram(Process.Start(start)!, address, timeout);
        try
        {
            using var http = new HttpClient { BaseAddress = new Uri($"http://{address}") };
            while (!await Answers(http, ready, ct))
            {
                if (hosted._process.HasExited || watch.Elapsed > StartTimeout)
                {
                    throw new BenchException(
                        $"{program} is not ready after {watch.Elapsed.TotalSeconds:N1} s. Its output:\n"
                        + string.Join('\n', hosted._printed));
                }
                await Task.Delay(PollInterval, ct);
            }
            hosted.StartupTime = watch.Elapsed;
            Bench.Log($"{program} runs as process {hosted._process.Id}");
            return hosted;
        }
        catch
        {
            await hosted.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops the program.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            if (OperatingSystem.IsWindows())
            {
                _process.Kill();
            }
            else
            {
                using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
                await kill.WaitForExitAsync();
            }
            await WaitForExit();
        }
        if (_allocations is not null)
        {
            await _allocations.DisposeAsync();
        }
        _process.Dispose();
    }

    private async Task WaitForExit()
    {
        try
        {
            await _process.WaitForExitAsync().WaitAsync(_timeout);
        }
        catch (TimeoutException)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }
    }

    private static async Task<bool> Answers(HttpClient http, string path, CancellationToken ct)
    {
        try
        {
            using var response = await http.GetAsync(path, ct);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // not listening yet
        }
    }

    private static IPEndPoint FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return (IPEndPoint)listener.LocalEndpoint;
    }

    private void Record(string? line)
    {
        const int MaxLines = 50;
        lock (_printed)
        {
            _printed.Enqueue(line ?? "");
            if (_printed.Count > MaxLines)
            {
                _printed.Dequeue();
            }
        }
    }
}
