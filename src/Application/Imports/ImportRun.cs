namespace WorkOrders.Application.Imports;

/// <summary>A background import with its progress.</summary>
public sealed record ImportRun
{
    /// <summary>The id of the run.</summary>
    public required Guid Id { get; init; }

    /// <summary>The name of the entity of the rows.</summary>
    public required string Entity { get; init; }

    /// <summary>The state of the run.</summary>
    public required RunState State { get; init; }

    /// <summary>The reason why the run ended, as text; null if the state is sufficient.</summary>
    public string? Detail { get; init; }

    /// <summary>The number of rows in the file.</summary>
    public required int Rows { get; init; }

    /// <summary>The number of decided rows.</summary>
    public required int RowsDone { get; init; }

    /// <summary>When the file was received (UTC).</summary>
    public required DateTimeOffset DateCreate { get; init; }

    /// <summary>When the run started (UTC); null while it is waiting.</summary>
    public DateTimeOffset? DateStart { get; init; }

    /// <summary>When the run ended (UTC); null until then.</summary>
    public DateTimeOffset? DateEnd { get; init; }

    /// <summary>The database time at which the run was read (UTC).</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The number of rows with each result; null until the run has ended, and if not all rows were decided.</summary>
    public ImportTotals? Totals { get; init; }

    /// <summary>Whether the result of each row is stored.</summary>
    public bool HasResults { get; init; }

    /// <summary>The average number of rows per second; null until the first rows are decided.</summary>
    public double? Rate =>
        DateStart is { } start && RowsDone > 0 && ((DateEnd ?? Now) - start).TotalSeconds is > 0 and var seconds
            ? RowsDone / seconds
            : null;

    /// <summary>
    /// The estimated number of seconds until the run ends; null if it is not running, and until the first rows are decided.
    /// </summary>
    public double? Remaining => State == RunState.Running ? (Rows - RowsDone) / Rate : null;
}
