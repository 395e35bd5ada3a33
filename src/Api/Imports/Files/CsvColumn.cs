using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using WorkOrders.Api.Http;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;

namespace WorkOrders.Api.Imports.Files;

/// <summary>One column of a CSV file.</summary>
/// <param name="Name">The header of the column; may be empty.</param>
/// <param name="Field">The field with that name; null when there is none. The cells are then ignored.</param>
internal sealed partial record CsvColumn(string Name, Field? Field)
{
    private static readonly Fields Declared = Fields.Of(typeof(Job));

    /// <summary>The JSON Pointer to the cells of the column, relative to the row; empty without a field.</summary>
    public string Pointer => Field is null ? "" : $"/{Name}";

    /// <summary>Reads the columns from the header.</summary>
    /// <param name="header">The tokenizer, with the header as its current row.</param>
    /// <param name="strict">Whether columns without a field are problems; otherwise they are warnings.</param>
    /// <param name="problems">Collects problems and warnings.</param>
    public static IReadOnlyList<CsvColumn> Read(CsvTokenizer header, bool strict, Problems problems)
    {
        if (header.BadQuotes is { } bad)
        {
            problems.Add(FileProblem.BadQuotes("", header, bad));
        }
        var names = Enumerable.Range(0, header.Count).Select(cell => header[cell].Trim().ToString());
        var columns = names.Select(name => new CsvColumn(name, Declared.Find(name))).ToList();
        var unknown = new UnknownFields(strict, problems);
        foreach (var column in columns.Where(column => column is { Field: null, Name.Length: > 0 }))
        {
            unknown.Add(column.Name, Declared, "");
        }
        foreach (var column in columns.Where(column => column.Field is { Kind: FieldKind.Embedded or FieldKind.List, IsReadOnly: false }))
        {
            problems.Add(FileProblem.Malformed(
                $"/{column.Name}", "wrong_type", $"{column.Name} does not fit in one cell; refer to it by its id or key, or send JSON."));
        }
        var repetitions = columns.Where(column => column.Field is not null).GroupBy(column => column.Name).Where(same => same.Count() > 1);
        foreach (var repeated in repetitions)
        {
            problems.Add(FileProblem.Malformed(
                $"/{repeated.Key}", "duplicate_field", $"The header has {repeated.Key} {repeated.Count()} times; a field has one column."));
        }
        return columns;
    }

    /// <summary>Writes a cell as JSON. Whether the value is valid for the field is checked when the order is read.</summary>
    public void Write(Utf8JsonWriter row, ReadOnlySpan<char> cell, CsvSeparator separator)
    {
        if (Field is null or { IsReadOnly: true })
        {
            return;
        }
        row.WritePropertyName(Name);
        if (Field.Kind is FieldKind.Integer or FieldKind.Decimal)
        {
            WriteNumber(row, separator.AllowsDecimalCommas ? cell.Trim().ToString().Replace(',', '.') : cell.Trim().ToString());
        }
        else
        {
            row.WriteStringValue(Field.Kind == FieldKind.Text ? cell : cell.Trim());
        }
    }

    /// <summary>Writes a numeric cell as a JSON number, including <c>007</c> and <c>1E+2</c>, and other text as a string.</summary>
    private static void WriteNumber(Utf8JsonWriter row, string cell)
    {
        if (JsonNumber().IsMatch(cell))
        {
            row.WriteRawValue(cell);
        }
        else if (decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            row.WriteNumberValue(number);
        }
        else
        {
            row.WriteStringValue(cell);
        }
    }

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?\z")]
    private static partial Regex JsonNumber();
}
