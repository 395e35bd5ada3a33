using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using WorkOrders.Api.Messages;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Contract.Values;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.ImportFiles;

/// <summary>One column of a CSV file.</summary>
/// <param name="Name">The header of the column; may be empty.</param>
/// <param name="Field">The field with that name, in any letter case; null when there is none.</param>
internal sealed partial record CsvColumn(string Name, Field? Field)
{
    /// <summary>The JSON Pointer to the cells of the column, relative to the row; empty without a field.</summary>
    public string Pointer => Field is null ? "" : $"/{Field}";

    /// <summary>Whether its cells are part of a row: those of fields, and of annotations that bind a reference.</summary>
    private bool IsRead => Field is { IsReadOnly: false } || Annotations.Is(Name);

    /// <summary>Reads the columns from the header.</summary>
    /// <param name="header">The tokenizer, with the header as its current row.</param>
    /// <param name="fields">The fields of the rows.</param>
    /// <param name="unknownColumns">What to do with columns without a field.</param>
    /// <param name="problems">Collects problems and warnings.</param>
    public static IReadOnlyList<CsvColumn> Read(CsvTokenizer header, Fields fields, UnknownColumns unknownColumns, Problems problems)
    {
        if (header.BadQuotes is { } bad)
        {
            problems.Add(FileProblem.BadQuotes("", header, bad));
        }
        var names = Enumerable.Range(0, header.Count).Select(cell => header[cell].Trim().ToString());
        var columns = names.Select(name => new CsvColumn(name, FindField(name, fields, unknownColumns))).ToList();
        foreach (var column in columns.Where(column => column is { Field: null, Name.Length: > 0 } && !Annotations.Is(column.Name)))
        {
            AddUnknown(column.Name, fields, unknownColumns, problems);
        }
        WarnOfCase(columns, problems);
        foreach (var column in columns.Where(column => column.Field is { Kind: FieldKind.Embedded or FieldKind.List, IsReadOnly: false }))
        {
            problems.Add(FileProblem.Malformed(
                $"/{column.Name}", "wrong_type",
                $"The column \"{column.Name}\" would contain an object or a list, which CSV cannot represent. Use the id or key column, "
                    + "or send JSON."));
        }
        var repetitions = columns.Where(column => column.Field is not null).GroupBy(column => column.Field!.Name)
            .Where(same => same.Count() > 1);
        foreach (var repeated in repetitions)
        {
            problems.Add(FileProblem.Malformed(
                $"/{repeated.Key}", "duplicate_field", $"The header has {repeated.Key} {repeated.Count()} times; a field has one column."));
        }
        return columns;
    }

    private static Field? FindField(string name, Fields fields, UnknownColumns unknownColumns) =>
        unknownColumns == UnknownColumns.Refuse ? fields.Find(name) : fields.Find(name) ?? fields.FindInAnyCase(name);

    /// <summary>
    /// Reports a column without a field. One that is similar to a field is probably misspelled: without its values, rows would be
    /// incomplete or, without their keys, be created twice.
    /// </summary>
    private static void AddUnknown(string name, Fields fields, UnknownColumns unknownColumns, Problems problems)
    {
        var similar = Suggestions.For(name, fields.Select(field => field.Name));
        if (similar.Names.Count == 0)
        {
            // Separators and invisible characters do not count.
            similar = new([.. fields.Where(field => Letters(field.Name) == Letters(name)).Select(field => field.Name)]);
        }
        var isRefused = unknownColumns switch
        {
            UnknownColumns.Refuse => true,
            UnknownColumns.RefuseSimilar => similar.Names.Count > 0,
            _ => false,
        };
        var quoted = Truncation.Truncate(name);
        var problem = similar.AddTo(FileProblem.Malformed($"/{JsonText.EscapePointer(quoted)}", "unknown_field",
            $"There is no field \"{quoted}\"{(isRefused ? "" : "; it is ignored")}."));
        if (isRefused)
        {
            const string advice = "To ignore the column, add unknown_columns=ignore to the query string (on the command line: "
                + "--unknown-columns ignore).";
            problems.Add(unknownColumns == UnknownColumns.Refuse ? problem : problem with { Message = $"{problem.Message} {advice}" });
        }
        else
        {
            problems.Warn(problem);
        }
    }

    private static void WarnOfCase(IEnumerable<CsvColumn> columns, Problems problems)
    {
        var different = columns.Where(column => column.Field is not null && column.Field.Name != column.Name).ToList();
        if (different.Count > 0)
        {
            problems.Warn(FieldNames.InOtherCase($"/{different[0].Name}", different.Select(column => (column.Name, column.Field!))));
        }
    }

    private static string Letters(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();

    /// <summary>Writes a whole number with a decimal or grouping sign: as text if it is ambiguous, so that it is refused.</summary>
    private static void WriteGrouped(Utf8JsonWriter row, ReadOnlySpan<char> cell)
    {
        if (GroupedNumber.WithoutZeros(cell) is { } whole)
        {
            WriteNumber(row, whole);
        }
        else
        {
            row.WriteStringValue(cell);
        }
    }

    /// <summary>Writes a cell as JSON. Whether the value is valid for the field is checked when the row is read.</summary>
    public void Write(Utf8JsonWriter row, ReadOnlySpan<char> cell, CsvSeparator separator)
    {
        if (!IsRead)
        {
            return;
        }
        row.WritePropertyName(Field?.Name ?? Name);
        if (Field is { Kind: FieldKind.Integer } && GroupedNumber.HasSign(cell.Trim()))
        {
            WriteGrouped(row, cell.Trim());
        }
        else if (Field is { Kind: FieldKind.Integer or FieldKind.Decimal })
        {
            WriteNumber(row, separator.AllowsDecimalCommas ? cell.Trim().ToString().Replace(',', '.') : cell.Trim().ToString());
        }
        else
        {
            row.WriteStringValue(Field?.Kind == FieldKind.Text ? cell : cell.Trim());
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
