namespace WorkOrders.Application.Planning.Board;

/// <summary>The technicians and planning entries of a range, all read at the same moment.</summary>
/// <param name="Position">
/// The position of the change feed at that moment. Changes after it may already be on the board, and no earlier change is missing.
/// </param>
/// <param name="IsComplete">Whether all entries are listed; otherwise only those that have changed.</param>
/// <param name="Days">The days that overlap the range, in the tenant's time zone.</param>
/// <param name="Technicians">The technicians, by code.</param>
/// <param name="Entries">The entries that overlap the range, by technician and start, each with its order.</param>
/// <param name="Removed">
/// The ids of entries that may have been on the board and are not any more; empty if the board is complete.
/// </param>
public sealed record PlanningBoard(
    long Position, bool IsComplete, IReadOnlyList<BoardDay> Days, IReadOnlyList<BoardTechnician> Technicians,
    IReadOnlyList<(BoardEntry Entry, BoardJob Job)> Entries, IReadOnlyList<Guid> Removed);
