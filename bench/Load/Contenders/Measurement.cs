using WorkOrders.Load.Results;

namespace WorkOrders.Load.Contenders;

/// <summary>The rounds of one contender. Every figure is the median of the rounds, or null when it was not measured.</summary>
/// <param name="Contender">The name of the contender.</param>
/// <param name="Rounds">The results of the rounds.</param>
internal sealed record Measurement(string Contender, List<Round> Rounds)
{
    /// <summary>Requests per second.</summary>
    public double Rate => Median.Of(Rounds.Select(round => round.Rate));

    /// <summary>Half the difference between the fastest and the slowest round, relative to their mean.</summary>
    public double Spread =>
        (Rounds.Max(round => round.Rate) - Rounds.Min(round => round.Rate)) / (
            Rounds.Max(round => round.Rate) + Rounds.Min(round => round.Rate));

    /// <summary>Median latency in milliseconds.</summary>
    public double? P50 => MedianOf(round => round.P50?.TotalMilliseconds);

    /// <summary>99th percentile of the latency in milliseconds.</summary>
    public double? P99 => MedianOf(round => round.P99?.TotalMilliseconds);

    /// <summary>Processor time of the program per request, in milliseconds.</summary>
    public double? ProgramCpu => MedianOf(round => round.ProgramCpu?.TotalMilliseconds);

    /// <summary>Processor time of the database per request, in milliseconds.</summary>
    public double? DatabaseCpu => MedianOf(round => round.DatabaseCpu?.TotalMilliseconds);

    /// <summary>Bytes allocated per request.</summary>
    public double? Allocated => MedianOf(round => round.Allocated);

    /// <summary>The fraction of the changes written during the measurement that were published.</summary>
    public double? Published => MedianOf(round => round.Published);

    /// <summary>Returns the median of the ratios, calculated for each round, of a figure to that of another contender.</summary>
    public double? RatioTo(Measurement other, Func<Round, double?> figure) =>
        MedianOrNull(Rounds.Zip(other.Rounds, (own, others) => figure(own) / figure(others)));

    private double? MedianOf(Func<Round, double?> figure) => MedianOrNull(Rounds.Select(figure));

    private static double? MedianOrNull(IEnumerable<double?> figures)
    {
        var all = figures.ToList();
        return all.Contains(null) ? null : Median.Of(all.Select(figure => figure!.Value));
    }
}
