using Dapper;
using Npgsql;

namespace WorkOrders.Infrastructure.Lists;

/// <summary>
/// The low watermark of modification times: no row with an earlier time can appear later. A transaction that commits late may have written
/// rows that are older than rows that are already visible; a client that continues after the latest time that it has received would miss
/// them. Therefore lists by modification time end before the oldest transaction that is still writing.
/// </summary>
/// <remarks>
/// A transaction gets its id before it reads the time of its first row. A sample contains a time, and the next id after that time:
/// transactions with this id or a later one only write rows that are newer than the sample. So the watermark is the time of the newest
/// sample whose next id is not greater than the oldest running transaction. This also works for transactions of other roles, whose start
/// the application's role cannot see.
/// </remarks>
internal sealed class ModificationWatermark
{
    /// <summary>
    /// Most transactions that are running when a list is requested end soon. The list waits for them, so that it contains all rows that
    /// were written before the request.
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
    private readonly List<(DateTimeOffset Time, long NextId)> _samples = [];

    /// <summary>Returns the watermark.</summary>
    public async Task<DateTimeOffset> Read(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var first = await Advance(connection, cancellationToken);
        var current = first;
        for (var attempt = 1; attempt < MaxAttempts && current.Watermark < first.Time; attempt++)
        {
            await Task.Delay(Pause, cancellationToken);
            current = await Advance(connection, cancellationToken);
        }
        return current.Watermark;
    }

    /// <summary>Takes a sample, and returns its time and the new watermark.</summary>
    public async Task<(DateTimeOffset Time, DateTimeOffset Watermark)> Advance(
        NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var sample = await connection.QuerySingleAsync<Sample>(new CommandDefinition(Select, cancellationToken: cancellationToken));
        lock (_lock)
        {
            Add(sample);
            var last = _samples.FindLastIndex(other => other.NextId <= sample.OldestRunning);
            // The oldest running transaction never becomes older, so earlier samples are no longer needed.
            _samples.RemoveRange(0, Math.Max(last, 0));
            // Without such a sample, a transaction that was running before the first sample could still write any row.
            return (sample.Time, last < 0 ? DateTimeOffset.MinValue : _samples[0].Time);
        }
    }

    /// <summary>Adds a sample. Of those with the same next id, only the newest is needed.</summary>
    private void Add(Sample sample)
    {
        // Samples of concurrent requests may arrive in another order.
        var index = _samples.FindLastIndex(other => other.NextId <= sample.NextId);
        if (index < 0 || _samples[index].NextId < sample.NextId)
        {
            _samples.Insert(index + 1, (sample.Time, sample.NextId));
        }
        else if (_samples[index].Time < sample.Time)
        {
            _samples[index] = (sample.Time, sample.NextId);
        }
    }

    private sealed record Sample(DateTime Time, long OldestRunning, long NextId);
}
