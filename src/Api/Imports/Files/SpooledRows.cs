using System.Buffers;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Api.Imports.Files;

/// <summary>The rows of an upload, each as the JSON object it is or stands for, kept outside of memory until they are imported.</summary>
/// <param name="problems">Takes what is wrong with the file as a whole.</param>
internal sealed class SpooledRows(Problems problems) : IDisposable
{
    /// <summary>How many rows one file may have.</summary>
    public const int Most = 100_000;

    /// <summary>How many bytes one row may have: as many as the body of a single create.</summary>
    public const int LongestRow = 1024 * 1024;

    private readonly TemporaryFile _file = new();
    private readonly List<SpooledRow> _rows = [];
    private readonly List<OrderKeys> _names = [];
    private readonly Dictionary<int, Problem> _faults = [];

    /// <summary>How many there are.</summary>
    public int Count => _rows.Count;

    /// <summary>Whether there are more than a file may have; no more need be added.</summary>
    public bool AreTooMany => Count > Most;

    /// <summary>Where a row is kept.</summary>
    public SpooledRow this[int index] => _rows[index];

    /// <summary>How each row calls its order and those above it.</summary>
    public IReadOnlyList<OrderKeys> Names => _names;

    /// <summary>Adds a row; one that is too large is a fault of the file.</summary>
    /// <param name="row">Its JSON, in UTF-8.</param>
    /// <param name="line">The line of the file it began on; null when the format has none.</param>
    public void Add(ReadOnlySpan<byte> row, int? line)
    {
        if (row.Length > LongestRow)
        {
            problems.Add(FileFault.RowTooLarge(Count));
            return;
        }
        _rows.Add(new(_file.Length, row.Length, line));
        _names.Add(OrderKeys.Read(row));
        _file.Append(row);
    }

    /// <summary>Adds a row that may lie in several pieces.</summary>
    public void Add(in ReadOnlySequence<byte> row, int? line)
    {
        if (row.IsSingleSegment)
        {
            Add(row.FirstSpan, line);
            return;
        }
        var whole = ArrayPool<byte>.Shared.Rent((int)row.Length);
        row.CopyTo(whole);
        Add(whole.AsSpan(0, (int)row.Length), line);
        ArrayPool<byte>.Shared.Return(whole);
    }

    /// <summary>Notes what is wrong with a row and cannot be seen in its JSON: one thing, because it is kept in memory.</summary>
    public void Fault(int index, Problem problem) => _faults[index] = problem;

    /// <summary>What was noted of a row; null for nothing.</summary>
    public Problem? FaultOf(int index) => _faults.GetValueOrDefault(index);

    /// <summary>Reads a row.</summary>
    /// <param name="index">Which.</param>
    /// <param name="into">Takes its JSON; of the row's length.</param>
    public void Read(int index, Span<byte> into) => _file.Read(_rows[index].Offset, into);

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
