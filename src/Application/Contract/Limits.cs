using System.Collections;
using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Application.Contract;

/// <summary>The limits that fields declare, which values are held against: length, range, and what a listed value must have.</summary>
public sealed class Limits
{
    private static readonly ConcurrentDictionary<Type, Limits> Known = new();

    private readonly (Field Read, Field Declared)[] _limited;

    /// <summary>The limits of part of a row.</summary>
    /// <param name="fields">The fields of an object that holds some of the row's.</param>
    /// <param name="declared">The row's fields, which declare the limits; they are matched by name.</param>
    public Limits(Fields fields, Fields declared) => _limited =
    [
        .. from field in fields
           let limit = declared.Find(field.Name)
           where limit is { IsReadOnly: false, IsLimited: true }
           select (field, limit),
    ];

    /// <summary>The limits that a record declares for its own rows.</summary>
    public static Limits Of(Type type) => Known.GetOrAdd(type, static type => new(Fields.Of(type), Fields.Of(type)));

    /// <summary>Every limit that a row, or its part, does not keep; its embedded objects and lists included.</summary>
    /// <param name="row">What holds the values.</param>
    /// <param name="at">Where the row stands.</param>
    public IEnumerable<Problem> Check(object row, string at)
    {
        foreach (var (read, declared) in _limited)
        {
            foreach (var breach in Check(read.Get(row), declared, at))
            {
                yield return breach;
            }
        }
    }

    /// <summary>The limits that one value does not keep.</summary>
    /// <param name="value">The value; null keeps them all.</param>
    /// <param name="field">The field that declares them.</param>
    /// <param name="at">Where the row stands.</param>
    public static IEnumerable<Problem> Check(object? value, Field field, string at) => (field.Kind, value) switch
    {
        (FieldKind.Text, string text) when text.Length > field.MaxLength && CodePoints(text) is var length && length > field.MaxLength =>
            [new($"{at}/{field}", "too_long", $"{field} may have {field.MaxLength} characters; it has {length}.", Truncation.Of(text), field.MaxLength)],
        (FieldKind.Integer or FieldKind.Decimal, IConvertible number) when field.Range is { } range && !Admits(range, Exact(number)) =>
            [new($"{at}/{field}", "out_of_range", $"{field} must lie between {range.Minimum} and {range.Maximum}; it is {FormattableString.Invariant($"{number}")}.", value, $"{range.Minimum}..{range.Maximum}")],
        (FieldKind.Embedded, not null) => Of(field.ElementType).Check(value, $"{at}/{field}"),
        (FieldKind.List, IEnumerable items) => CheckItems(items, field.ElementType, $"{at}/{field}"),
        _ => [],
    };

    private static IEnumerable<Problem> CheckItems(IEnumerable items, Type type, string at) =>
        items.Cast<object>().SelectMany((item, index) => CheckItem(item, type, $"{at}/{index}"));

    private static IEnumerable<Problem> CheckItem(object item, Type type, string at) => Fields.Of(type)
        .Where(field => field.IsRequired && field.Get(item) is null)
        .Select(field => new Problem($"{at}/{field}", "required", $"{field} is missing."))
        .Concat(Of(type).Check(item, at));

    /// <summary>Characters as people count them for a limit: Unicode code points, not UTF-16 units and not bytes.</summary>
    private static int CodePoints(string text) => text.Length - text.Count(char.IsLowSurrogate);

    /// <summary>The attribute's own comparison rounds the value to the type of its bounds: 90.4 would be no more than 90.</summary>
    private static bool Admits(RangeAttribute range, decimal number) => number >= Exact(range.Minimum) && number <= Exact(range.Maximum);

    private static decimal Exact(object number) => Convert.ToDecimal(number, CultureInfo.InvariantCulture);
}
