namespace WorkOrders.Application.Changes;

/// <summary>A page of the history of a row.</summary>
/// <param name="RowId">The id of the row.</param>
/// <param name="Entries">The changes, newest first.</param>
/// <param name="Next">The <see cref="GetHistoryQuery.Before"/> of the next page; null if there are no older changes.</param>
public sealed record HistoryPage(Guid RowId, IReadOnlyList<HistoryEntry> Entries, long? Next);
