using System.Diagnostics;
using HdrHistogram;

namespace WorkOrders.Load.Http;

/// <summary>What clients saw: how many requests were answered, how fast each.</summary>
internal sealed class Tally
{
    private const long Longest = 600_000_000;
    private const int Digits = 3;

    private readonly LongHistogram _microseconds = new(Longest, Digits);
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    /// <summary>Time since the beginning.</summary>
    public TimeSpan Elapsed => _watch.Elapsed;

    /// <summary>Requests that were answered as they should be.</summary>
    public long Requests => _microseconds.TotalCount;

    /// <summary>Answered requests a second.</summary>
    public double Rate => Requests / Elapsed.TotalSeconds;

    /// <summary>The latency that so many percent of the requests did not exceed.</summary>
    public TimeSpan Percentile(double percent) => TimeSpan.FromMicroseconds(_microseconds.GetValueAtPercentile(percent));

    /// <summary>Takes the latency of one answered request; may be called by many at once.</summary>
    public void Record(TimeSpan latency)
    {
        lock (_microseconds)
        {
            _microseconds.RecordValue(Math.Min((long)latency.TotalMicroseconds, Longest));
        }
    }

    /// <summary>Stops the watch.</summary>
    public Tally End()
    {
        _watch.Stop();
        return this;
    }
}
