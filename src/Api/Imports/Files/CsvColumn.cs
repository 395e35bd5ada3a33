using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using WorkOrders.Api.Http;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;

namespace WorkOrders.Api.Imports.Files;

/// <summary>One column of a CSV file.</summary>
/// <param name="Name">What its header says; empty where it says nothing.</param>
/// <param name="Field">The field it fills; null when there is none of that name, so that its cells are ignored.</param>
internal sealed partial record CsvColumn(string Name, Field? Field)
{
    private static readonly Fields Declared = Fields.Of(typeof(Job));

    /// <summary>Where its cells stand in their rows, as a JSON Pointer; the row itself where it fills no field.</summary>
    public string Pointer => Field is null ? "" : $"/{Name}";

    /// <summary>Reads the header.</summary>
    /// <param name="header">It, as cells.</param>
    /// <param name="strict">Whether columns that no field is called by are refused.</param>
    /// <param name="problems">Takes what is wrong; such columns, else, are warned of once.</param>
    public static IReadOnlyList<CsvColumn> Read(CsvTokenizer header, bool strict, Problems problems)
    {
        if (header.BadQuotes is { } bad)
        {
            problems.Add(FileFault.BadQuotes("", header, bad));
        }
        var columns = Enumerable.Range(0, header.Count).Select(at => header[at].Trim().ToString()).Select(name => new CsvColumn(name, Declared.Find(name))).ToList();
        var unknown = new UnknownFields(strict, problems);
        foreach (var column in columns.Where(column => column is { Field: null, Name.Length: > 0 }))
        {
            unknown.Add(column.Name, Declared, "");
        }
        foreach (var column in columns.Where(column => column.Field is { Kind: FieldKind.Embedded or FieldKind.List, IsReadOnly: false }))
        {
            problems.Add(FileFault.Form($"/{column.Name}", "wrong_type", $"{column.Name} is more than one cell holds; refer to it by its id or key, or send JSON."));
        }
        foreach (var repeated in columns.Where(column => column.Field is not null).GroupBy(column => column.Name).Where(same => same.Count() > 1))
        {
            problems.Add(FileFault.Form($"/{repeated.Key}", "duplicate_field", $"The header has {repeated.Key} {repeated.Count()} times; one column gives one field."));
        }
        return columns;
    }

    /// <summary>Writes a cell as the value it stands for; whether its field can hold that is found out when the order is read.</summary>
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

    /// <summary>Writes what is a number as one, since CSV has no types: <c>007</c> and <c>1E+2</c> are, too.</summary>
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
