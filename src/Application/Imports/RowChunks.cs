using WorkOrders.Application.References;

namespace WorkOrders.Application.Imports;

/// <summary>Reads the rows of a file in the order of creation, one chunk at a time, so that few rows are in memory at once.</summary>
internal sealed class RowChunks(IImportFile file, CreationSequence order, ImportLimits limits)
{
    private const int MaxRowsListed = 5;

    /// <summary>Returns the chunks. Each enumeration reads the file again.</summary>
    public IEnumerable<IReadOnlyList<FileRow>> Read()
    {
        var (chunk, bytes) = (new List<FileRow>(), 0);
        foreach (var row in order.Rows)
        {
            chunk.Add(Read(row));
            bytes += file.LengthOf(row);
            if (chunk.Count == limits.RowsAtOnce || bytes > limits.BytesAtOnce)
            {
                yield return chunk;
                (chunk, bytes) = ([], 0);
            }
        }
        if (chunk.Count > 0)
        {
            yield return chunk;
        }
    }

    private FileRow Read(int index)
    {
        var row = file.Read(index);
        if (row.Message is { } message && order.FindCycle(index) is { Count: > 0 } cycle && file.Entity.Parent is { } parent)
        {
            var pointer = new Reference(file.Entity.References.Single(reference => reference.Id == parent), message, "").Pointer;
            var rows = string.Join(", ", cycle.Take(MaxRowsListed).Select(each => each + 1)) + (cycle.Count > MaxRowsListed ? ", …" : "");
            row.Problems.Add(new(
                pointer, "cycle", $"{file.Entity.CapitalizedLabel} cannot be its own ancestor: rows {rows} of the file form a cycle."));
        }
        return row;
    }
}
