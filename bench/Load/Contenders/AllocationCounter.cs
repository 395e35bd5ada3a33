using System.Diagnostics.Tracing;
using System.Globalization;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;

namespace WorkOrders.Load.Contenders;

/// <summary>What another .NET process allocates, as its runtime's meter <c>dotnet.gc.heap.total_allocated</c> tells. The process itself needs no change for it.</summary>
internal sealed class Allocations : IAsyncDisposable
{
    private const string Meters = "System.Diagnostics.Metrics";
    private const string Meter = "System.Runtime";
    private const string Instrument = "dotnet.gc.heap.total_allocated";

    private readonly EventPipeSession _session;
    private readonly Task _listening;
    private TaskCompletionSource<double> _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Allocations(EventPipeSession session)
    {
        _session = session;
        _listening = Task.Run(Listen);
    }

    /// <summary>Begins to listen to a process.</summary>
    public static async Task<Allocations> Of(int process, CancellationToken ct)
    {
        var arguments = new Dictionary<string, string?>
        {
            ["Metrics"] = $@"{Meter}\{Instrument}", ["RefreshInterval"] = "0.1", ["MaxTimeSeries"] = "10", ["MaxHistograms"] = "1", ["SessionId"] = "bench",
        };
        const long TimeSeriesValues = 2;
        var provider = new EventPipeProvider(Meters, EventLevel.Informational, TimeSeriesValues, arguments!);
        return new(await new DiagnosticsClient(process).StartEventPipeSessionAsync(provider, requestRundown: false, token: ct));
    }

    /// <summary>The bytes allocated since the process began; what it tells next, so that all that was done before the call is in it.</summary>
    /// <exception cref="BenchException">The process has ended.</exception>
    public async Task<double> Total(CancellationToken ct)
    {
        await _next.Task.WaitAsync(ct); // may have been counted before the call
        return await _next.Task.WaitAsync(ct);
    }

    /// <summary>Stops listening to a process that has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        await _listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // a process may end in the middle of what it tells
        _session.Dispose();
    }

    private void Listen()
    {
        using var source = new EventPipeEventSource(_session.EventStream);
        source.Dynamic.All += told =>
        {
            if (told.EventName == "CounterRateValuePublished" && (string)told.PayloadByName("instrumentName") == Instrument)
            {
                var heard = Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously));
                heard.SetResult(double.Parse((string)told.PayloadByName("value"), CultureInfo.InvariantCulture));
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
