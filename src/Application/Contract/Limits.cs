using System.ComponentModel.DataAnnotations;
using System.Globalization;
using WorkOrders.Application.Pipeline;

namespace WorkOrders.Application.Contract;

/// <summary>Holds values against the limits their fields declare: length, range, and what a listed value must have.</summary>
public static class Limits
{
    /// <summary>One limit that is not kept.</summary>
    /// <param name="Pointer">Where the value stands.</param>
    /// <param name="Code">A stable word for the limit.</param>
    /// <param name="Message">What was seen and what would be right.</param>
    /// <param name="Value">The value seen.</param>
    /// <param name="Accepted">What would be accepted.</param>
    public sealed record Breach(string Pointer, string Code, string Message, object? Value, object? Accepted);

    /// <summary>Every limit that an entity's row does not keep, its embedded objects and lists included.</summary>
    /// <param name="row">The row.</param>
    /// <param name="at">Where it stands.</param>
    public static IEnumerable<Breach> Check(object row, string at) => Check(row, Fields.Of(row.GetType()), Fields.Of(row.GetType()), at);

    /// <summary>Every limit that part of a row does not keep.</summary>
    /// <param name="part">An object that holds some of the row's fields.</param>
    /// <param name="fields">The fields of that object.</param>
    /// <param name="declared">The fields that declare the limits; they are matched by name.</param>
    /// <param name="at">Where the row stands.</param>
    public static IEnumerable<Breach> Check(object part, Fields fields, Fields declared, string at) => fields
        .Select(field => (Value: field.Get(part), Declared: declared.Find(field.Name)))
        .Where(pair => pair is { Value: not null, Declared.IsReadOnly: false })
        .SelectMany(pair => Check(pair.Value!, pair.Declared!, $"{at}/{pair.Declared!.Name}"));

    /// <summary>The limits that one value does not keep.</summary>
    /// <param name="value">The value.</param>
    /// <param name="field">The field that declares them.</param>
    /// <param name="pointer">Where the value stands.</param>
    public static IEnumerable<Breach> Check(object value, Field field, string pointer) => (field.Kind, value) switch
    {
        (FieldKind.Text, string text) when field.MaxLength is { } max && CodePoints(text) is var length && length > max =>
            [new(pointer, "too_long", $"{field.Name} may have {max} characters; it has {length}.", Excerpt.Of(text), max)],
        (FieldKind.Integer or FieldKind.Decimal, IConvertible number) when field.Range is { } range && !Admits(range, Exact(number)) =>
            [new(pointer, "out_of_range", $"{field.Name} must lie between {range.Minimum} and {range.Maximum}; it is {FormattableString.Invariant($"{number}")}.", value, $"{range.Minimum}..{range.Maximum}")],
        (FieldKind.Embedded, _) => Check(value, pointer),
        (FieldKind.List, System.Collections.IEnumerable items) => items.Cast<object>().SelectMany((item, index) => CheckItem(item, $"{pointer}/{index}")),
        _ => [],
    };

    private static IEnumerable<Breach> CheckItem(object item, string at) => Fields.Of(item.GetType())
        .Where(field => field.IsRequired && field.Get(item) is null)
        .Select(field => new Breach($"{at}/{field.Name}", "required", $"{field.Name} is missing.", null, null))
        .Concat(Check(item, at));

    /// <summary>Characters as people count them for a limit: Unicode code points, not UTF-16 units and not bytes.</summary>
    private static int CodePoints(string text) => text.Length - text.Count(char.IsLowSurrogate);

    /// <summary>The attribute's own comparison rounds the value to the type of its bounds: 90.4 would be no more than 90.</summary>
    private static bool Admits(RangeAttribute range, decimal number) => number >= Exact(range.Minimum) && number <= Exact(range.Maximum);

    private static decimal Exact(object number) => Convert.ToDecimal(number, CultureInfo.InvariantCulture);
}
