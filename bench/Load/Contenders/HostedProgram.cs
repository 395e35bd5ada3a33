using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace WorkOrders.Load.Contenders;

/// <summary>A program that serves HTTP, in a process of its own, at a free port of this machine.</summary>
internal sealed class HostedProgram : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(2);

    private readonly Process _process;
    private readonly TimeSpan _patience;
    private readonly Queue<string> _printed = [];
    private Allocations? _allocations;

    private HostedProgram(Process process, IPEndPoint address, TimeSpan patience)
    {
        (_process, Address, _patience) = (process, address, patience);
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where it listens.</summary>
    public IPEndPoint Address { get; }

    /// <summary>How long it took from its start until it said that it was ready.</summary>
    public TimeSpan StartedIn { get; private set; }

    /// <summary>The processor time it has used.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The memory it holds (resident set), in bytes.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>The bytes it has allocated since it began.</summary>
    /// <exception cref="BenchException">It does not say so in time, or has ended.</exception>
    public async Task<double> Allocated(CancellationToken ct)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct);
        end.CancelAfter(_patience);
        try
        {
            _allocations ??= await Allocations.Of(_process.Id, end.Token);
            return await _allocations.Total(end.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new BenchException($"No answer within {_patience.TotalSeconds:0.#} s from process {_process.Id} to what it has allocated.");
        }
    }

    /// <summary>Starts a program and waits until a path answers 200.</summary>
    /// <param name="program">The name of its assembly; it lies beside this one.</param>
    /// <param name="ready">The path to ask.</param>
    /// <param name="settings">Its settings, which it finds in its environment.</param>
    /// <param name="patience">How long it may take to say what it has allocated, and to end when it is told to; then it is killed.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="BenchException">It ended, or is not ready in time; the message carries what it printed.</exception>
    public static async Task<HostedProgram> Start(string program, string ready, IReadOnlyDictionary<string, string> settings, TimeSpan patience, CancellationToken ct)
    {
        var address = FreeAddress();
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["exec", Path.Join(AppContext.BaseDirectory, program), "--urls", $"http://{address}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }
        var watch = Stopwatch.StartNew();
        var hosted = new HostedProgram(Process.Start(start)!, address, patience);
        try
        {
            using var http = new HttpClient { BaseAddress = new Uri($"http://{address}") };
            while (!await Answers(http, ready, ct))
            {
                if (hosted._process.HasExited || watch.Elapsed > StartPatience)
                {
                    throw new BenchException($"{program} is not ready after {watch.Elapsed.TotalSeconds:N1} s. It printed:\n{string.Join('\n', hosted._printed)}");
                }
                await Task.Delay(Glance, ct);
            }
            hosted.StartedIn = watch.Elapsed;
            Bench.Tell($"{program} runs as process {hosted._process.Id}");
            return hosted;
        }
        catch
        {
            await hosted.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops it.</summary>
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
            await Ended();
        }
        if (_allocations is not null)
        {
            await _allocations.DisposeAsync();
        }
        _process.Dispose();
    }

    private async Task Ended()
    {
        try
        {
            await _process.WaitForExitAsync().WaitAsync(_patience);
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
            return false; // it does not listen yet
        }
    }

    private static IPEndPoint FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return (IPEndPoint)listener.LocalEndpoint;
    }

    private void Take(string? line)
    {
        const int Enough = 50;
        lock (_printed)
        {
            _printed.Enqueue(line ?? "");
            if (_printed.Count > Enough)
            {
                _printed.Dequeue();
            }
        }
    }
}
