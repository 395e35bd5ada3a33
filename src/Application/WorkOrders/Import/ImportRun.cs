namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>A run that goes on when its request was answered, as somebody who follows it sees it.</summary>
public sealed record ImportRun
{
    /// <summary>The run.</summary>
    public required Guid Id { get; init; }

    /// <summary>How far it is.</summary>
    public required RunState State { get; init; }

    /// <summary>What is to be said of it; null where the state says it all.</summary>
    public string? Detail { get; init; }

    /// <summary>How many orders it has.</summary>
    public required int Rows { get; init; }

    /// <summary>How many of them are decided.</summary>
    public required int RowsDone { get; init; }

    /// <summary>When its file had arrived (UTC).</summary>
    public required DateTimeOffset DateCreate { get; init; }

    /// <summary>When it began (UTC); null until it does.</summary>
    public DateTimeOffset? DateStart { get; init; }

    /// <summary>When it ended (UTC); null until it does.</summary>
    public DateTimeOffset? DateEnd { get; init; }

    /// <summary>The database's time at which this is said (UTC).</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>What became of its orders; null until it has ended, and when that was not decided.</summary>
    public ImportTotals? Totals { get; init; }

    /// <summary>Whether the result of each order is kept.</summary>
    public bool HasResults { get; init; }

    /// <summary>Orders a second, so far or in all; null until the first are decided.</summary>
    public double? Rate => DateStart is { } start && RowsDone > 0 && ((DateEnd ?? Now) - start).TotalSeconds is > 0 and var seconds ? RowsDone / seconds : null;

    /// <summary>How many seconds it will go on if it goes on like this; null when it does not, or that cannot be told yet.</summary>
    public double? Remaining => State == RunState.Running ? (Rows - RowsDone) / Rate : null;
}
