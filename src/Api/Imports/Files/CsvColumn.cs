using System.Text.Json;
using System.Text.RegularExpressions;
using CsvHelper;
using WorkOrders.Api.Wire;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Pipeline;
using WorkOrders.Application.WorkOrders;

namespace WorkOrders.Api.Imports.Files;

/// <summary>One column of a CSV file.</summary>
/// <param name="Name">What its header says; empty where it says nothing.</param>
/// <param name="Field">The field it fills; null when there is none of that name, so that its cells are ignored.</param>
internal sealed partial record CsvColumn(string Name, Field? Field)
{
    private static readonly Fields Declared = Fields.Of(typeof(Job));

    /// <summary>Reads the header.</summary>
    /// <param name="header">Stands on it.</param>
    /// <param name="strict">Whether columns that no field is called by are refused.</param>
    /// <param name="problems">Takes what is wrong; such columns, else, are warned of once.</param>
    public static IReadOnlyList<CsvColumn> Read(CsvParser header, bool strict, Problems problems)
    {
        var columns = Enumerable.Range(0, header.Count).Select(at => header[at].Trim()).Select(name => new CsvColumn(name, Declared.Find(name))).ToList();
        var unknown = new UnknownFields(strict, problems);
        foreach (var column in columns.Where(column => column is { Field: null, Name.Length: > 0 }))
        {
            unknown.Take(column.Name, Declared, "");
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
    public void Write(Utf8JsonWriter row, string cell, CsvSeparator separator)
    {
        if (Field is null or { IsReadOnly: true })
        {
            return;
        }
        row.WritePropertyName(Name);
        var number = Field.Kind == FieldKind.Decimal && separator.AllowsDecimalCommas ? cell.Replace(',', '.') : cell;
        if (Field.Kind is FieldKind.Integer or FieldKind.Decimal && JsonNumber().IsMatch(number))
        {
            row.WriteRawValue(number);
        }
        else
        {
            row.WriteStringValue(Field.Kind == FieldKind.Text ? cell : cell.Trim());
        }
    }

    [GeneratedRegex(@"^-?(0|[1-9][0-9]{0,30})(\.[0-9]{1,30})?\z")]
    private static partial Regex JsonNumber();
}
