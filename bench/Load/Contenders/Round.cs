namespace WorkOrders.Load.Contenders;

/// <summary>What one round measured.</summary>
/// <param name="Requests">Requests that were answered as they should be, during the measurement.</param>
/// <param name="Rate">The same, a second.</param>
/// <param name="P50">The latency half of the requests did not exceed.</param>
/// <param name="P99">The latency 99 of 100 requests did not exceed.</param>
internal sealed record Round(long Requests, double Rate, TimeSpan P50, TimeSpan P99)
{
    /// <summary>Processor time of the program a request; null: not measured.</summary>
    public TimeSpan? ProgramCpu { get; init; }

    /// <summary>Processor time of all of PostgreSQL's processes a request; null: not measured.</summary>
    public TimeSpan? DatabaseCpu { get; init; }

    /// <summary>Bytes the program allocated a request; null: not measured.</summary>
    public double? Allocated { get; init; }
}
