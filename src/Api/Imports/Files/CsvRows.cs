using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using WorkOrders.Api.Http;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Imports.Files;

/// <summary>Reads CSV as people and Excel write it: the first row names the contract's fields, each other one is an order, and an empty cell gives nothing.</summary>
/// <param name="rows">Takes the rows, as JSON.</param>
/// <param name="problems">Takes what is wrong with the file.</param>
/// <param name="strict">Whether columns that no field is called by are refused.</param>
internal sealed class CsvRows(SpooledRows rows, Problems problems, bool strict) : IFileReader
{
    private const int BufferSize = 64 * 1024;

    private readonly ArrayBufferWriter<byte> _json = new();

    /// <inheritdoc/>
    public async Task Read(PipeReader upload, CancellationToken cancellationToken)
    {
        var separator = await CsvSeparator.Find(upload, problems, cancellationToken);
        if (problems.Any)
        {
            return;
        }
        using var text = new StreamReader(upload.AsStream(leaveOpen: true), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), false, BufferSize);
        var cells = new CsvTokenizer(text, separator.Character);
        if (separator.IsTold)
        {
            await cells.Read(cancellationToken);
        }
        if (await cells.Read(cancellationToken))
        {
            var columns = CsvColumn.Read(cells, strict, problems);
            await using var writer = new Utf8JsonWriter(_json, JsonAnswer.Options);
            while (!problems.Any && !rows.AreTooMany && await cells.Read(cancellationToken))
            {
                Take(cells, columns, separator, writer);
            }
        }
        if (cells.IsTooLarge && !problems.Any)
        {
            problems.Add(FileFault.RowTooLarge(rows.Count));
        }
    }

    private void Take(CsvTokenizer cells, IReadOnlyList<CsvColumn> columns, CsvSeparator separator, Utf8JsonWriter writer)
    {
        _json.ResetWrittenCount();
        writer.Reset();
        writer.WriteStartObject();
        var (isEmpty, surplus, firstSurplus) = (cells.BadQuotes is null, 0, 0);
        for (var at = 0; at < cells.Count; at++)
        {
            var cell = cells[at];
            if (cell.IsEmpty)
            {
                continue;
            }
            isEmpty = false;
            if (at >= columns.Count || columns[at].Name.Length == 0)
            {
                firstSurplus = surplus++ == 0 ? at : firstSurplus;
            }
            else if (at != cells.BadQuotes)
            {
                columns[at].Write(writer, cell, separator);
            }
        }
        writer.WriteEndObject();
        writer.Flush();
        // Excel keeps rows that were emptied.
        if (isEmpty)
        {
            return;
        }
        if (cells.BadQuotes is { } bad)
        {
            // Where the cells were cut is a guess then; there is no more to say of them.
            rows.Fault(rows.Count, FileFault.BadQuotes(columns.ElementAtOrDefault(bad)?.Pointer ?? "", cells, bad));
        }
        else if (surplus > 0)
        {
            rows.Fault(rows.Count, FileFault.CellWithoutColumn(cells, firstSurplus, surplus));
        }
        rows.Add(_json.WrittenSpan, cells.FirstLine);
    }
}
