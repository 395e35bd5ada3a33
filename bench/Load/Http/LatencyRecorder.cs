using System.Diagnostics;
using HdrHistogram;

namespace WorkOrders.Load.Http;

/// <summary>Records the number and the latencies of answered requests.</summary>
internal sealed class LatencyRecorder
{
    private const long Longest = 600_000_000;
    private const int Digits = 3;

    private readonly LongHistogram _microseconds = new(Longest, Digits);
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    /// <summary>The time since the start.</summary>
    public TimeSpan Elapsed => _watch.Elapsed;

    /// <summary>Requests with the expected response.</summary>
    public long Requests => _microseconds.TotalCount;

    /// <summary>Answered requests per second.</summary>
    public double Rate => Requests / Elapsed.TotalSeconds;

    /// <summary>Returns a percentile of the latency.</summary>
    public TimeSpan Percentile(double percent) => TimeSpan.FromMicroseconds(_microseconds.GetValueAtPercentile(percent));

    /// <summary>Records the latency of one answered request; thread-safe.</summary>
    public void Record(TimeSpan latency)
    {
        lock (_microseconds)
        {
            _microseconds.RecordValue(Math.Min((long)latency.TotalMicroseconds, Longest));
        }
    }

    /// <summary>Stops the clock and returns this recorder.</summary>
    public LatencyRecorder End()
    {
        _watch.Stop();
        return this;
    }
}
