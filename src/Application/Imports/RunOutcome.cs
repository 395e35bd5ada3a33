namespace WorkOrders.Application.Imports;

/// <summary>The outcome of a run.</summary>
/// <param name="Tenant">The id of the run's tenant.</param>
/// <param name="Id">The id of the run.</param>
/// <param name="State">The final state of the run.</param>
public sealed record RunOutcome(Guid Tenant, Guid Id, RunState State)
{
    /// <summary>The reason for the outcome, as text; null if the state is sufficient.</summary>
    public string? Detail { get; init; }

    /// <summary>The number of rows with each result; null if not all rows were decided.</summary>
    public ImportTotals? Totals { get; init; }

    /// <summary>The result of each row, as written by <see cref="IImportResultsFormat"/>; null if not all rows were decided.</summary>
    public byte[]? Results { get; init; }
}
