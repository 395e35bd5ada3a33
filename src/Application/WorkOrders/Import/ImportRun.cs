namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>An import in the background, as its progress is read.</summary>
public sealed record ImportRun
{
    /// <summary>The run.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its state.</summary>
    public required RunState State { get; init; }

    /// <summary>The cause of its end, in sentences; null when the state says everything.</summary>
    public string? Detail { get; init; }

    /// <summary>How many orders it has.</summary>
    public required int Rows { get; init; }

    /// <summary>How many orders are decided.</summary>
    public required int RowsDone { get; init; }

    /// <summary>When its file had arrived (UTC).</summary>
    public required DateTimeOffset DateCreate { get; init; }

    /// <summary>When it started (UTC); null while it waits.</summary>
    public DateTimeOffset? DateStart { get; init; }

    /// <summary>When it ended (UTC); null until then.</summary>
    public DateTimeOffset? DateEnd { get; init; }

    /// <summary>The time of the database when this was read (UTC).</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The number of orders with each result; null until the run has ended, and when not all were decided.</summary>
    public ImportTotals? Totals { get; init; }

    /// <summary>Whether the result of each order is kept.</summary>
    public bool HasResults { get; init; }

    /// <summary>Orders per second, so far or in all; null until the first are decided.</summary>
    public double? Rate =>
        DateStart is { } start && RowsDone > 0 && ((DateEnd ?? Now) - start).TotalSeconds is > 0 and var seconds
            ? RowsDone / seconds
            : null;

    /// <summary>The estimated seconds until it ends; null when it is not running, and until the first orders are decided.</summary>
    public double? Remaining => State == RunState.Running ? (Rows - RowsDone) / Rate : null;
}
