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

    private double? Of(Func<Round, double?> figure) => Rounds.TrueForAll(round => figure(round) is not null) ? Median.Of(Rounds.Select(round => figure(round)!.Value)) : null;
}
