using Dapper;
using Npgsql;

namespace WorkOrders.Infrastructure.Lists;

/// <summary>
/// The time below which no row can appear any more. A transaction that commits late may have written rows that are older than rows that are
/// visible already; a client that continues above the highest modification time it has seen would miss them. So lists by modification
/// time end before the oldest transaction that is still writing.
/// </summary>
/// <remarks>
/// A transaction gets its id before it reads the time of its first row. A mark is a time, and the next id after that time: transactions
/// with this id or a later one only write rows that are newer than the mark. So the horizon is the newest mark whose next id is not greater
/// than the oldest running transaction. This works for the transactions of all roles, whose start the application's role cannot see.
/// </remarks>
internal sealed class Horizon
{
    /// <summary>
    /// The transactions that are running when a list is requested mostly end at once. A list waits for them, so that it contains all rows
    /// that were written before the request.
    /// </summary>
    private const int MaxAttempts = 5;

    // The snapshot is newer than the time, and the next id is read after both. A snapshot itself may not contain the latest ids.
    private const string Select = """
        select statement_timestamp() as "Time", pg_snapshot_xmin(s)::text::bigint as "OldestRunning",
            pg_snapshot_xmax(s)::text::bigint + age(pg_snapshot_xmax(s)::xid) as "NextId"
        from pg_current_snapshot() s
        """;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly Lock _lock = new();
    private readonly List<(DateTimeOffset Time, long NextId)> _marks = [];

    /// <summary>Returns the horizon.</summary>
    public async Task<DateTimeOffset> Read(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var first = await Advance(connection, cancellationToken);
        var current = first;
        for (var attempt = 1; attempt < MaxAttempts && current.Horizon < first.Time; attempt++)
        {
            await Task.Delay(Pause, cancellationToken);
            current = await Advance(connection, cancellationToken);
        }
        return current.Horizon;
    }

    /// <summary>Makes a mark, and returns its time and the horizon.</summary>
    public async Task<(DateTimeOffset Time, DateTimeOffset Horizon)> Advance(
        NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var mark = await connection.QuerySingleAsync<Mark>(new CommandDefinition(Select, cancellationToken: cancellationToken));
        lock (_lock)
        {
            Add(mark);
            var last = _marks.FindLastIndex(other => other.NextId <= mark.OldestRunning);
            // The oldest running transaction never becomes older, so that no earlier mark is needed again.
            _marks.RemoveRange(0, Math.Max(last, 0));
            // Without such a mark, any row could still be written by a transaction that was running before the first mark.
            return (mark.Time, last < 0 ? DateTimeOffset.MinValue : _marks[0].Time);
        }
    }

    /// <summary>Adds a mark. Of those with the same id, only the newest is needed.</summary>
    private void Add(Mark mark)
    {
        // Marks of concurrent requests may arrive in another order.
        var index = _marks.FindLastIndex(other => other.NextId <= mark.NextId);
        if (index < 0 || _marks[index].NextId < mark.NextId)
        {
            _marks.Insert(index + 1, (mark.Time, mark.NextId));
        }
        else if (_marks[index].Time < mark.Time)
        {
            _marks[index] = (mark.Time, mark.NextId);
        }
    }

    private sealed record Mark(DateTime Time, long OldestRunning, long NextId);
}
