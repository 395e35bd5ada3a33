namespace WorkOrders.Load.Contenders;

/// <summary>What one turn measured.</summary>
/// <param name="Requests">Requests that were answered as they should be.</param>
/// <param name="Rate">The same, a second.</param>
internal sealed record Round(long Requests, double Rate)
{
    /// <summary>The latency half of the requests did not exceed; null where there are no single requests.</summary>
    public TimeSpan? P50 { get; init; }

    /// <summary>The latency 99 of 100 requests did not exceed; null where there are no single requests.</summary>
    public TimeSpan? P99 { get; init; }

    /// <summary>Processor time of the program a request; null: not measured.</summary>
    public TimeSpan? ProgramCpu { get; init; }

    /// <summary>Processor time of all of PostgreSQL's processes a request; null: not measured.</summary>
    public TimeSpan? DatabaseCpu { get; init; }

    /// <summary>Changes that got their positions in the feed, as a part of those that were written meanwhile; null: none were, or not measured.</summary>
    public double? Fed { get; init; }

    /// <summary>Bytes the program allocated a request; null: not measured.</summary>
    public double? Allocated { get; init; }
}
