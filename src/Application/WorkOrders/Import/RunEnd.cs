namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>How a run ended.</summary>
/// <param name="Tenant">Whose run it is.</param>
/// <param name="Id">The run.</param>
/// <param name="State">How.</param>
public sealed record RunEnd(Guid Tenant, Guid Id, RunState State)
{
    /// <summary>What is to be said of it, in a sentence; null where the state says it all.</summary>
    public string? Detail { get; init; }

    /// <summary>What became of the orders; null when that was not decided.</summary>
    public ImportTotals? Totals { get; init; }

    /// <summary>What became of each, as lines of JSON, compressed with gzip; null when there is nothing to tell.</summary>
    public byte[]? Results { get; init; }
}
