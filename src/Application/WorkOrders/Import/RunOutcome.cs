namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>How a run ended.</summary>
/// <param name="Tenant">The tenant of the run.</param>
/// <param name="Id">The run.</param>
/// <param name="State">Its final state.</param>
public sealed record RunOutcome(Guid Tenant, Guid Id, RunState State)
{
    /// <summary>The cause, in sentences; null when the state says everything.</summary>
    public string? Detail { get; init; }

    /// <summary>The number of orders with each result; null when not all were decided.</summary>
    public ImportTotals? Totals { get; init; }

    /// <summary>The result of each order, as <see cref="IImportResultsFormat"/> writes them; null when not all were decided.</summary>
    public byte[]? Results { get; init; }
}
