using System.Buffers;
using System.IO.Pipelines;
using WorkOrders.Application.Pipeline;

namespace WorkOrders.Api.Imports.Files;

/// <summary>Cuts lines of JSON (NDJSON) apart while they arrive; a line that is not JSON is one row's fault.</summary>
internal sealed class JsonLineRows(SpooledRows rows, Problems problems) : IFileReader
{
    private static ReadOnlySpan<byte> White => " \t\r"u8;

    private int _line;

    /// <inheritdoc/>
    public async Task Read(PipeReader upload, CancellationToken cancellationToken)
    {
        while (!problems.Any && !rows.AreTooMany)
        {
            var arrived = await upload.ReadAsync(cancellationToken);
            var rest = arrived.Buffer;
            while (!problems.Any && !rows.AreTooMany && rest.PositionOf((byte)'\n') is { } end)
            {
                Take(rest.Slice(0, end));
                rest = rest.Slice(rest.GetPosition(1, end));
            }
            if (rest.Length > SpooledRows.LongestRow && !problems.Any)
            {
                problems.Add(FileFault.RowTooLarge(rows.Count));
            }
            else if (arrived.IsCompleted && !problems.Any)
            {
                Take(rest);
                return;
            }
            upload.AdvanceTo(rest.Start, arrived.Buffer.End);
        }
    }

    /// <summary>Takes a line; one that is empty says nothing.</summary>
    private void Take(in ReadOnlySequence<byte> line)
    {
        _line++;
        var reader = new SequenceReader<byte>(line);
        reader.AdvancePastAny(White);
        if (!reader.End)
        {
            rows.Add(line, _line);
        }
    }
}
