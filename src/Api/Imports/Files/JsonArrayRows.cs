using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using WorkOrders.Api.Http;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Imports.Files;

/// <summary>Cuts a JSON array into its elements while it arrives.</summary>
internal sealed class JsonArrayRows(SpooledRows rows, Problems problems) : IFileReader
{
    // An element that nests too deep is a fault of its own, told when it is read as an order.
    private const int MaxDepth = 1000;

    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = MaxDepth });
    private bool _begun;

    /// <inheritdoc/>
    public async Task Read(PipeReader upload, CancellationToken cancellationToken)
    {
        var wanted = 1;
        while (!problems.Any && !rows.AreTooMany)
        {
            var arrived = await upload.ReadAtLeastAsync(wanted, cancellationToken);
            var consumed = Take(arrived.Buffer, arrived.IsCompleted);
            var left = arrived.Buffer.Length - consumed;
            if (left > SpooledRows.LongestRow && !problems.Any)
            {
                problems.Add(FileFault.RowTooLarge(rows.Count));
            }
            // What is begun is looked at again when there is twice as much of it.
            wanted = (int)Math.Min(2 * left, SpooledRows.LongestRow) + 1;
            upload.AdvanceTo(arrived.Buffer.GetPosition(consumed), arrived.Buffer.End);
            if (arrived.IsCompleted)
            {
                return;
            }
        }
    }

    /// <summary>Takes the elements that have arrived whole; answers how many bytes that was.</summary>
    private long Take(in ReadOnlySequence<byte> arrived, bool isAll)
    {
        var reader = new Utf8JsonReader(arrived, isAll, _state);
        var consumed = 0L;
        try
        {
            while (!problems.Any && !rows.AreTooMany && reader.Read())
            {
                if (!_begun && reader.TokenType != JsonTokenType.StartArray)
                {
                    problems.Add(FileFault.Form("", "wrong_type", $"A JSON array of orders was expected; this is {JsonText.Describe(reader.TokenType)}."));
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
            problems.Add(FileFault.NotJson(isAll && arrived.IsEmpty && !_begun
                ? "The body is empty; send a JSON array of orders."
                : $"The body is not JSON (line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1}): {JsonText.Explain(malformed)}"));
        }
        return consumed;
    }
}
