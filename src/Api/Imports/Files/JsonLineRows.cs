using System.Buffers;
using System.IO.Pipelines;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Imports.Files;

/// <summary>Cuts lines of JSON (NDJSON) apart while they arrive; a line that is not JSON is one row's fault.</summary>
internal sealed class JsonLineRows(SpooledRows rows, Problems problems) : IFileReader
{
    private static ReadOnlySpan<byte> White => " \t\r\n"u8;

    private int _line = 1;

    /// <inheritdoc/>
    public async Task Read(PipeReader upload, CancellationToken cancellationToken)
    {
        while (!problems.Any && !rows.AreTooMany)
        {
            var arrived = await upload.ReadAsync(cancellationToken);
            var rest = PassWhite(arrived.Buffer);
            while (!problems.Any && !rows.AreTooMany && rest.PositionOf((byte)'\n') is { } end)
            {
                rows.Add(rest.Slice(0, end), _line);
                rest = PassWhite(rest.Slice(end));
            }
            if (rest.Length > SpooledRows.LongestRow && !problems.Any)
            {
                problems.Add(FileFault.RowTooLarge(rows.Count));
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

    /// <summary>Passes over what says nothing, at once: a small compressed file may hold very many empty lines.</summary>
    private ReadOnlySequence<byte> PassWhite(in ReadOnlySequence<byte> rest)
    {
        var reader = new SequenceReader<byte>(rest);
        while (!reader.End)
        {
            var said = reader.UnreadSpan.IndexOfAnyExcept(White);
            var white = said < 0 ? reader.UnreadSpan : reader.UnreadSpan[..said];
            _line += white.Count((byte)'\n');
            reader.Advance(white.Length);
            if (said >= 0)
            {
                break;
            }
        }
        return reader.UnreadSequence;
    }
}
