using System.Buffers;
using System.IO.Pipelines;

namespace WorkOrders.Api.Imports.Files;

/// <summary>What stands between the cells of a CSV file: the character that its header, which is made of plain names, has most of.</summary>
/// <param name="Character">A semicolon, a comma or a tab.</param>
/// <param name="LinesBefore">How many lines are read already: those up to the one that tells Excel the separator (<c>sep=;</c>), where there is one.</param>
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
            var file = arrived.Buffer;
            var text = file.Slice(BlankLines(file));
            if (text.PositionOf((byte)'\n') is { } end)
            {
                var next = text.GetPosition(1, end);
                var said = Said(text.Slice(0, end).ToArray());
                upload.AdvanceTo(said is null ? file.Start : next);
                return said is { } character ? new(character, file.Slice(0, next).ToArray().AsSpan().Count((byte)'\n')) : Counted(text.Slice(0, end).ToArray());
            }
            if (arrived.IsCompleted || text.Length > LongestHeader)
            {
                upload.AdvanceTo(file.Start);
                return Counted(text.Slice(0, Math.Min(text.Length, LongestHeader)).ToArray());
            }
            upload.AdvanceTo(file.Start, file.End);
        }
    }

    /// <summary>How many bytes of empty lines stand first. They stay to be read, because lines are counted.</summary>
    private static long BlankLines(in ReadOnlySequence<byte> file) => new SequenceReader<byte>(file).AdvancePastAny("\r\n"u8);

    /// <summary>The character that a line names as the separator, for Excel; null when it is none such.</summary>
    private static char? Said(ReadOnlySpan<byte> line)
    {
        line = line.TrimEnd((byte)'\r').Trim((byte)'"');
        return line.Length == 5 && line[..4].SequenceEqual("sep="u8) && line[4] < 0x80 ? (char)line[4] : null;
    }

    private static CsvSeparator Counted(byte[] header) =>
        new(new[] { ',', ';', '\t' }.MaxBy(separator => header.AsSpan().Count((byte)separator)), 0);
}
