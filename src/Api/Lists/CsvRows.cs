using System.Buffers;
using System.Text;
using Microsoft.Net.Http.Headers;
using WorkOrders.Api.OData;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Lists;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Api.Lists;

/// <summary>
/// Writes rows as CSV (RFC 4180) for spreadsheets: with a byte order mark, without which Excel does not read UTF-8, and with formulas in
/// texts escaped. The fields of referenced rows are columns such as <c>project/name</c>.
/// </summary>
/// <param name="selection">What is written of each row.</param>
/// <param name="locale">The delimiter and the decimal separator of the client's language.</param>
internal sealed class CsvRows(Selection selection, CsvLocale locale) : IRowFormat
{
    /// <summary>The media type.</summary>
    public const string MediaType = "text/csv";

    private readonly SearchValues<char> _special = SearchValues.Create([locale.Delimiter, '"', '\r', '\n']);
    private readonly StringBuilder _line = new();

    /// <inheritdoc/>
    public string VariesBy => HeaderNames.AcceptLanguage;

    /// <summary>Adds problems for selected parts of rows that have no place in a table.</summary>
    public static void RefuseWithoutColumn(Selection selection, Problems problems)
    {
        foreach (var expanded in selection.Collections)
        {
            Refuse(QueryOptions.Expand, expanded.Collection.Name);
        }
        foreach (var name in selection.UnwrittenLinks)
        {
            Refuse(QueryOptions.Select, name);
        }
        if (selection.HasWarnings)
        {
            Refuse(QueryOptions.Select, ProblemType.Warnings);
        }
        foreach (var reference in selection.References)
        {
            RefuseWithoutColumn(reference.Selection, problems);
        }

        void Refuse(string option, string name) => problems.Add(new(null, "no_column",
            $"CSV has no column for \"{name}\"; leave it out of {option}, or accept {JsonLines.MediaType}.")
        {
            Kind = ProblemKind.Malformed,
            Parameter = option,
        });
    }

    /// <inheritdoc/>
    public void WriteStart(IBufferWriter<byte> body)
    {
        body.Write(Encoding.UTF8.Preamble);
        AddNames(selection, "");
        WriteLine(body);
    }

    /// <inheritdoc/>
    public void Write(IBufferWriter<byte> body, RowLayout layout, IRowValues row)
    {
        AddValues(layout, row);
        WriteLine(body);
    }

    private void AddNames(Selection rows, string prefix)
    {
        foreach (var field in rows.Fields)
        {
            Add(prefix + field.Name);
        }
        foreach (var reference in rows.References)
        {
            AddNames(reference.Selection, $"{prefix}{reference.Reference.NavigationName}/");
        }
    }

    private void AddValues(RowLayout layout, IRowValues row)
    {
        var fields = layout.Selection.Fields;
        for (var index = 0; index < fields.Count; index++)
        {
            Add(Text(fields[index], row, layout.FirstField + index));
        }
        foreach (var reference in layout.References)
        {
            AddValues(reference, row);
        }
    }

    private string Text(Field field, IRowValues row, int position)
    {
        if (row.IsNull(position))
        {
            return "";
        }
        return field.Kind switch
        {
            FieldKind.Text => CsvFormulas.EscapeIn(row.GetText(position), locale.Delimiter),
            FieldKind.List => CsvFormulas.EscapeIn(Encoding.UTF8.GetString(RowWriter.ToJson(writer =>
                new Messages.EntityWriter(new(NullsAsDefaults: false, DecimalsAsStrings: false))
                    .Write(writer, field, row.GetList(position, field))).Span), locale.Delimiter),
            FieldKind.Decimal => RowText.Of(field, row, position).Replace('.', locale.DecimalSeparator),
            _ => RowText.Of(field, row, position),
        };
    }

    private void Add(string cell)
    {
        var isQuoted = cell.AsSpan().ContainsAny(_special) || (cell.Length > 0 && (cell[0] == ' ' || cell[^1] == ' '));
        _line.Append(isQuoted ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell).Append(locale.Delimiter);
    }

    private void WriteLine(IBufferWriter<byte> body)
    {
        _line.Length--;
        _line.Append("\r\n");
        foreach (var chunk in _line.GetChunks())
        {
            Encoding.UTF8.GetBytes(chunk.Span, body);
        }
        _line.Clear();
    }
}
