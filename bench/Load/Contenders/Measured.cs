namespace WorkOrders.Load.Contenders;

/// <summary>The rounds of one contender. Every figure is the median over them.</summary>
/// <param name="Who">Its name.</param>
/// <param name="Rounds">One by one.</param>
internal sealed record Measured(string Who, IReadOnlyList<Round> Rounds)
{
    /// <summary>Requests a second.</summary>
    public double Rate => Median(round => round.Rate)!.Value;

    /// <summary>Milliseconds that half of the requests did not exceed.</summary>
    public double P50 => Median(round => round.P50.TotalMilliseconds)!.Value;

    /// <summary>Milliseconds that 99 of 100 requests did not exceed.</summary>
    public double P99 => Median(round => round.P99.TotalMilliseconds)!.Value;

    /// <summary>Milliseconds of the program's processor time a request.</summary>
    public double? ProgramCpu => Median(round => round.ProgramCpu?.TotalMilliseconds);

    /// <summary>Milliseconds of the database's processor time a request.</summary>
    public double? DatabaseCpu => Median(round => round.DatabaseCpu?.TotalMilliseconds);

    /// <summary>Bytes allocated a request.</summary>
    public double? Allocated => Median(round => round.Allocated);

    private double? Median(Func<Round, double?> figure)
    {
        var sorted = Rounds.Select(figure).Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
