using System.Buffers;
using System.IO.Pipelines;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.ImportFiles;

/// <summary>
/// Splits JSON lines (NDJSON) into rows while they are being uploaded. A line that is not JSON is a problem of its row only.
/// </summary>
internal sealed class NdjsonFileReader(RowSpool rows, Problems problems) : IFileReader
{
    private static ReadOnlySpan<byte> WhiteSpace => " \t\r\n"u8;

    private int _line = 1;

    /// <inheritdoc/>
    public async Task Read(PipeReader upload, CancellationToken cancellationToken)
    {
        while (!problems.Any && !rows.HasTooManyRows)
        {
            var arrived = await upload.ReadAsync(cancellationToken);
            var rest = SkipWhiteSpace(arrived.Buffer);
            while (!problems.Any && !rows.HasTooManyRows && rest.PositionOf((byte)'\n') is { } end)
            {
                rows.Add(rest.Slice(0, end), _line);
                rest = SkipWhiteSpace(rest.Slice(end));
            }
            if (rest.Length > RowSpool.MaxRowBytes && !problems.Any)
            {
                problems.Add(FileProblem.RowTooLarge(rows.Count));
            }
            else if (arrived.IsCompleted && !problems.Any)
            {
                if (!rest.IsEmpty)
                {
                    rows.Add(rest, _line);
                }
                return;
            }
            upload.AdvanceTo(rest.Start, arrived.Buffer.End);
        }
    }

    /// <summary>Skips all white space at once, because a small compressed file can contain many empty lines.</summary>
    private ReadOnlySequence<byte> SkipWhiteSpace(in ReadOnlySequence<byte> rest)
    {
        var reader = new SequenceReader<byte>(rest);
        while (!reader.End)
        {
            var text = reader.UnreadSpan.IndexOfAnyExcept(WhiteSpace);
            var white = text < 0 ? reader.UnreadSpan : reader.UnreadSpan[..text];
            _line += white.Count((byte)'\n');
            reader.Advance(white.Length);
            if (text >= 0)
            {
                break;
            }
        }
        return reader.UnreadSequence;
    }
}
