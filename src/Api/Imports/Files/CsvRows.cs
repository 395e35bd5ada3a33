using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using WorkOrders.Application.Pipeline;

namespace WorkOrders.Api.Imports.Files;

/// <summary>Reads CSV as people and Excel write it: the first row names the contract's fields, each other one is an order, and an empty cell gives nothing.</summary>
/// <param name="rows">Takes the rows, as JSON.</param>
/// <param name="problems">Takes what is wrong with the file.</param>
/// <param name="strict">Whether columns that no field is called by are refused.</param>
internal sealed class CsvRows(SpooledRows rows, Problems problems, bool strict) : IFileReader
{
    private readonly ArrayBufferWriter<byte> _json = new();

    /// <inheritdoc/>
    public async Task Read(PipeReader upload, CancellationToken cancellationToken)
    {
        var separator = await CsvSeparator.Find(upload, cancellationToken);
        using var text = new StreamReader(upload.AsStream(leaveOpen: true), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = $"{separator.Character}",
            Mode = CsvMode.RFC4180,
            // A quotation mark within an unquoted cell is one: 5" pipe.
            BadDataFound = null,
            MaxFieldSize = SpooledRows.LongestRow,
            IgnoreBlankLines = true,
            CacheFields = false,
            BufferSize = 64 * 1024,
        });
        try
        {
            if (!await parser.ReadAsync())
            {
                return;
            }
            var columns = CsvColumn.Read(parser, strict, problems);
            await using var writer = new Utf8JsonWriter(_json);
            while (!problems.Any && !rows.AreTooMany && await parser.ReadAsync())
            {
                cancellationToken.ThrowIfCancellationRequested();
                Take(parser, columns, separator, writer);
            }
        }
        catch (MaxFieldSizeException)
        {
            problems.Add(FileFault.RowTooLarge(rows.Count));
        }
    }

    private void Take(CsvParser parser, IReadOnlyList<CsvColumn> columns, CsvSeparator separator, Utf8JsonWriter writer)
    {
        _json.ResetWrittenCount();
        writer.Reset();
        writer.WriteStartObject();
        var (isEmpty, linesWithin) = (true, 0);
        for (var at = 0; at < parser.Count; at++)
        {
            var cell = parser[at];
            if (cell.Length == 0)
            {
                continue;
            }
            isEmpty = false;
            linesWithin += cell.AsSpan().Count('\n');
            if (at >= columns.Count || columns[at].Name.Length == 0)
            {
                rows.Fault(rows.Count, FileFault.Form("", "cell_without_column", $"Cell {at + 1} stands under no column: \"{Excerpt.Of(cell)}\". Is a text that holds the separator not in quotes?", Excerpt.Of(cell)));
            }
            else
            {
                columns[at].Write(writer, cell, separator);
            }
        }
        writer.WriteEndObject();
        writer.Flush();
        // Excel keeps rows that were emptied.
        if (!isEmpty)
        {
            rows.Add(_json.WrittenSpan, separator.LinesBefore + parser.RawRow - linesWithin);
        }
    }
}
