using System.Buffers;
using System.IO.Pipelines;

namespace WorkOrders.Api.Imports.Files;

/// <summary>What stands between the cells of a CSV file: the character that its header, which is made of plain names, has most of.</summary>
/// <param name="Character">A semicolon, a comma or a tab.</param>
/// <param name="LinesBefore">How many lines stand before the header: one, where Excel was told the separator there (<c>sep=;</c>).</param>
internal sealed record CsvSeparator(char Character, int LinesBefore)
{
    private const int LongestHeader = 64 * 1024;

    /// <summary>Whether numbers are written with a decimal comma: wherever the comma has no other use.</summary>
    public bool AllowsDecimalCommas => Character != ',';

    /// <summary>Looks at the beginning of a file; reads no more than a line that says nothing else.</summary>
    public static async Task<CsvSeparator> Find(PipeReader upload, CancellationToken cancellationToken)
    {
        while (true)
        {
            var arrived = await upload.ReadAsync(cancellationToken);
            var start = arrived.Buffer;
            if (start.PositionOf((byte)'\n') is { } end)
            {
                var line = start.Slice(0, end).ToArray();
                var says = Said(line);
                upload.AdvanceTo(says is null ? start.Start : start.GetPosition(1, end));
                return says ?? Counted(line);
            }
            if (arrived.IsCompleted || start.Length > LongestHeader)
            {
                upload.AdvanceTo(start.Start);
                return Counted(start.Slice(0, Math.Min(start.Length, LongestHeader)).ToArray());
            }
            upload.AdvanceTo(start.Start, start.End);
        }
    }

    private static CsvSeparator? Said(ReadOnlySpan<byte> line)
    {
        line = line.TrimEnd((byte)'\r').Trim((byte)'"');
        return line.Length == 5 && line[..4].SequenceEqual("sep="u8) && line[4] < 0x80 ? new((char)line[4], 1) : null;
    }

    private static CsvSeparator Counted(byte[] header) =>
        new(new[] { ',', ';', '\t' }.MaxBy(separator => header.AsSpan().Count((byte)separator)), 0);
}
