namespace WorkOrders.Load.Contenders;

/// <summary>The results of one run.</summary>
/// <param name="Requests">Requests with the expected response.</param>
/// <param name="Rate">Requests per second.</param>
internal sealed record Round(long Requests, double Rate)
{
    /// <summary>Median latency; null when there are no single requests.</summary>
    public TimeSpan? P50 { get; init; }

    /// <summary>99th percentile of the latency; null when there are no single requests.</summary>
    public TimeSpan? P99 { get; init; }

    /// <summary>Processor time of the program per request; null when not measured.</summary>
    public TimeSpan? ProgramCpu { get; init; }

    /// <summary>Processor time of all PostgreSQL processes per request; null when not measured.</summary>
    public TimeSpan? DatabaseCpu { get; init; }

    /// <summary>The fraction of the written changes that were published during the run; null when not measured.</summary>
    public double? Published { get; init; }

    /// <summary>Bytes allocated by the program per request; null when not measured.</summary>
    public double? Allocated { get; init; }
}
