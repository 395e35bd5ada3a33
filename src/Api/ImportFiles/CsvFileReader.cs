using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using WorkOrders.Api.Http;
using WorkOrders.Application.Contract.Values;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.ImportFiles;

/// <summary>Reads CSV: the header contains field names of the contract. An empty cell is a missing field.</summary>
/// <param name="rows">Receives the rows, as JSON.</param>
/// <param name="problems">Collects problems of the file as a whole.</param>
/// <param name="unknownColumns">What to do with columns without a field. With <see cref="UnknownColumns.Refuse"/>, rows without values are
/// refused as well.</param>
internal sealed class CsvFileReader(RowSpool rows, Problems problems, UnknownColumns unknownColumns) : IFileReader
{
    private const int BufferSize = 64 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ArrayBufferWriter<byte> _json = new();

    /// <inheritdoc/>
    public async Task Read(PipeReader upload, CancellationToken cancellationToken)
    {
        var separator = await CsvSeparator.Find(upload, problems, cancellationToken);
        if (problems.Any)
        {
            return;
        }
        using var text = new StreamReader(
            upload.AsStream(leaveOpen: true), StrictUtf8, detectEncodingFromByteOrderMarks: false, BufferSize);
        var cells = new CsvTokenizer(text, separator.Character);
        if (separator.IsDeclared)
        {
            await cells.Read(cancellationToken);
        }
        if (await cells.Read(cancellationToken))
        {
            var columns = CsvColumn.Read(cells, rows.Entity.Fields, unknownColumns, problems);
            await using var writer = new Utf8JsonWriter(_json, JsonResponse.Options);
            while (!problems.Any && !rows.HasTooManyRows && await cells.Read(cancellationToken))
            {
                AddRow(cells, columns, separator, writer);
            }
        }
        if (cells.IsTooLarge && !problems.Any)
        {
            problems.Add(FileProblem.RowTooLarge(rows.Count));
        }
    }

    private void AddRow(CsvTokenizer cells, IReadOnlyList<CsvColumn> columns, CsvSeparator separator, Utf8JsonWriter writer)
    {
        _json.ResetWrittenCount();
        writer.Reset();
        writer.WriteStartObject();
        var (isEmpty, surplus, firstSurplus) = (cells.BadQuotes is null, 0, 0);
        for (var index = 0; index < cells.Count; index++)
        {
            var cell = cells[index];
            if (cell.IsEmpty)
            {
                continue;
            }
            isEmpty &= IsFiller(cell);
            if (index >= columns.Count || columns[index].Name.Length == 0)
            {
                firstSurplus = surplus == 0 ? index : firstSurplus;
                surplus += IsFiller(cell) ? 0 : 1;
            }
            else if (index != cells.BadQuotes)
            {
                columns[index].Write(writer, cell, separator);
            }
        }
        writer.WriteEndObject();
        writer.Flush();
        // Excel writes rows whose cells were deleted as empty rows.
        if (isEmpty)
        {
            return;
        }
        if (cells.BadQuotes is { } bad)
        {
            // The division into cells is unreliable in this case, so surplus cells are not reported.
            rows.AddProblem(rows.Count, FileProblem.BadQuotes(columns.ElementAtOrDefault(bad)?.Pointer ?? "", cells, bad));
        }
        else if (surplus > 0)
        {
            rows.AddProblem(rows.Count, FileProblem.CellWithoutColumn(cells, firstSurplus, surplus));
        }
        rows.Add(_json.WrittenSpan, cells.FirstLine);
    }

    /// <summary>Whether a cell has no value: it is blank, or the mark that old systems write at the end of a file (CTRL-Z).</summary>
    private bool IsFiller(ReadOnlySpan<char> cell) =>
        unknownColumns != UnknownColumns.Refuse && (InvisibleText.IsBlank(cell) || cell is "\u001a");
}
