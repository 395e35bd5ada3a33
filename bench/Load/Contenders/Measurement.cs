using WorkOrders.Load.Results;

namespace WorkOrders.Load.Contenders;

/// <summary>The rounds of one contender. Every figure is the median over them; null where it was not measured.</summary>
/// <param name="Who">Its name.</param>
/// <param name="Rounds">One by one.</param>
internal sealed record Measured(string Who, List<Round> Rounds)
{
    /// <summary>Requests a second.</summary>
    public double Rate => Median.Of(Rounds.Select(round => round.Rate));

    /// <summary>How far the fastest and the slowest round are from the middle between them, as a part of that.</summary>
    public double Spread => (Rounds.Max(round => round.Rate) - Rounds.Min(round => round.Rate)) / (Rounds.Max(round => round.Rate) + Rounds.Min(round => round.Rate));

    /// <summary>Milliseconds that half of the requests did not exceed.</summary>
    public double? P50 => Of(round => round.P50?.TotalMilliseconds);

    /// <summary>Milliseconds that 99 of 100 requests did not exceed.</summary>
    public double? P99 => Of(round => round.P99?.TotalMilliseconds);

    /// <summary>Milliseconds of the program's processor time a request.</summary>
    public double? ProgramCpu => Of(round => round.ProgramCpu?.TotalMilliseconds);

    /// <summary>Milliseconds of the database's processor time a request.</summary>
    public double? DatabaseCpu => Of(round => round.DatabaseCpu?.TotalMilliseconds);

    /// <summary>Bytes allocated a request.</summary>
    public double? Allocated => Of(round => round.Allocated);

    /// <summary>Changes that got their positions in the feed, as a part of those that were written meanwhile.</summary>
    public double? Fed => Of(round => round.Fed);

    /// <summary>A figure as a multiple of another contender's: round by round, since what the machine did besides in a round it did to both; of that the median.</summary>
    public double? Against(Measured other, Func<Round, double?> figure) => Middle(Rounds.Zip(other.Rounds, (mine, theirs) => figure(mine) / figure(theirs)));

    private double? Of(Func<Round, double?> figure) => Middle(Rounds.Select(figure));

    private static double? Middle(IEnumerable<double?> figures)
    {
        var all = figures.ToList();
        return all.Contains(null) ? null : Median.Of(all.Select(figure => figure!.Value));
    }
}
