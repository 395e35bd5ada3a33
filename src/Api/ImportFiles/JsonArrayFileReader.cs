using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using WorkOrders.Application.Contract.Values;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.ImportFiles;

/// <summary>Splits a JSON array into its elements while it is being uploaded.</summary>
internal sealed class JsonArrayFileReader(RowSpool rows, Problems problems) : IFileReader
{
    // Larger than the limit for a row: excessive nesting is reported as a problem of the row, when it is read completely.
    private const int MaxDepth = 1000;

    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = MaxDepth });
    private bool _begun;

    /// <inheritdoc/>
    public async Task Read(PipeReader upload, CancellationToken cancellationToken)
    {
        var minBytes = 1;
        while (!problems.Any && !rows.HasTooManyRows)
        {
            var arrived = await upload.ReadAtLeastAsync(minBytes, cancellationToken);
            var consumed = AddRows(arrived.Buffer, arrived.IsCompleted);
            var left = arrived.Buffer.Length - consumed;
            if (left > RowSpool.MaxRowBytes && !problems.Any)
            {
                problems.Add(FileProblem.RowTooLarge(rows.Count));
            }
            // An incomplete element is parsed again after twice as many bytes have been received.
            minBytes = (int)Math.Min(2 * left, RowSpool.MaxRowBytes) + 1;
            upload.AdvanceTo(arrived.Buffer.GetPosition(consumed), arrived.Buffer.End);
            if (arrived.IsCompleted)
            {
                return;
            }
        }
    }

    /// <summary>Adds the elements that have been received completely; returns the number of bytes consumed.</summary>
    private long AddRows(in ReadOnlySequence<byte> arrived, bool isLast)
    {
        var reader = new Utf8JsonReader(arrived, isLast, _state);
        var consumed = 0L;
        try
        {
            while (!problems.Any && !rows.HasTooManyRows && reader.Read())
            {
                if (!_begun && reader.TokenType != JsonTokenType.StartArray)
                {
                    problems.Add(FileProblem.Malformed(
                        "", "wrong_type",
                        $"The body must be a JSON array of {rows.Entity.PluralLabel}; received {JsonText.Describe(reader.TokenType)}."));
                    return consumed;
                }
                var start = reader.TokenStartIndex;
                if (_begun && reader.TokenType != JsonTokenType.EndArray)
                {
                    if (!reader.TrySkip())
                    {
                        return consumed;
                    }
                    rows.Add(arrived.Slice(start, reader.BytesConsumed - start), line: null);
                }
                _begun = true;
                (_state, consumed) = (reader.CurrentState, reader.BytesConsumed);
            }
        }
        catch (JsonException malformed)
        {
            problems.Add(FileProblem.NotJson(isLast && arrived.IsEmpty && !_begun
                ? $"The body is empty; send a JSON array of {rows.Entity.PluralLabel}."
                : $"The body is not JSON (line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1}): "
                    + JsonText.Explain(malformed)));
        }
        return consumed;
    }
}
