using System.Diagnostics.Tracing;
using System.Globalization;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;

namespace WorkOrders.Load.Contenders;

/// <summary>Reads the allocations of another .NET process from its runtime metric <c>dotnet.gc.heap.total_allocated</c>.</summary>
internal sealed class AllocationCounter : IAsyncDisposable
{
    private const string Meters = "System.Diagnostics.Metrics";
    private const string Meter = "System.Runtime";
    private const string Instrument = "dotnet.gc.heap.total_allocated";

    private readonly EventPipeSession _session;
    private readonly Task _listening;
    private TaskCompletionSource<double> _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private AllocationCounter(EventPipeSession session)
    {
        _session = session;
        _listening = Task.Run(Listen);
    }

    /// <summary>Starts listening to a process.</summary>
    public static async Task<AllocationCounter> Start(int process, CancellationToken ct)
    {
        var arguments = new Dictionary<string, string?>
        {
            ["Metrics"] = $@"{Meter}\{Instrument}",
            ["RefreshInterval"] = "0.1",
            ["MaxTimeSeries"] = "10",
            ["MaxHistograms"] = "1",
            ["SessionId"] = "bench",
        };
        const long TimeSeriesValues = 2;
        var provider = new EventPipeProvider(Meters, EventLevel.Informational, TimeSeriesValues, arguments!);
        return new(await new DiagnosticsClient(process).StartEventPipeSessionAsync(provider, requestRundown: false, token: ct));
    }

    /// <summary>Returns the bytes allocated since the process started, including everything allocated before the call.</summary>
    /// <exception cref="BenchException">The process has ended.</exception>
    public async Task<double> Total(CancellationToken ct)
    {
        await _next.Task.WaitAsync(ct); // this value may be older than the call
        return await _next.Task.WaitAsync(ct);
    }

    /// <summary>Stops listening. The process must have ended.</summary>
    public async ValueTask DisposeAsync()
    {
        await _listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // the process may end in the middle of an event
        _session.Dispose();
    }

    private void Listen()
    {
        using var source = new EventPipeEventSource(_session.EventStream);
        source.Dynamic.All += data =>
        {
            if (data.EventName == "CounterRateValuePublished" && (string)data.PayloadByName("instrumentName") == Instrument)
            {
                var next = Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously));
                next.SetResult(double.Parse((string)data.PayloadByName("value"), CultureInfo.InvariantCulture));
            }
        };
        try
        {
            source.Process();
        }
        finally
        {
            _next.TrySetException(new BenchException("The program has ended."));
        }
    }
}
