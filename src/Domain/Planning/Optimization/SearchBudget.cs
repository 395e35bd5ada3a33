using System.Diagnostics;

namespace WorkOrders.Domain.Planning.Optimization;

/// <summary>How long a search goes on.</summary>
internal sealed class SearchBudget(OptimizerOptions options, CancellationToken cancellation)
{
    private const int ProgressInterval = 1000;
    private readonly long _started = Stopwatch.GetTimestamp();

    /// <summary>The number of iterations so far.</summary>
    public long Iterations { get; private set; }

    /// <summary>The part of the budget that is used up, from 0 to 1: of the iterations if they are limited, else of the time.</summary>
    public double Progress { get; private set; }

    /// <summary>Returns whether to do another iteration, and counts it.</summary>
    public bool Continue(Search search)
    {
        var time = Stopwatch.GetElapsedTime(_started) / options.Time;
        if (Iterations > 0 && Iterations % ProgressInterval == 0)
        {
            options.Progress?.Invoke(new(Iterations, search.Best.Unassigned.Count, search.BestCost));
        }
        if (time >= 1 || Iterations >= options.Iterations || cancellation.IsCancellationRequested)
        {
            return false;
        }
        Progress = options.Iterations is { } limit ? (double)Iterations / limit : time;
        Iterations++;
        return true;
    }
}
