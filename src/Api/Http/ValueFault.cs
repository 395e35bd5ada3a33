using WorkOrders.Application.Contract;

namespace WorkOrders.Api.Http;

/// <summary>Why a value is not what its field holds.</summary>
/// <param name="Code">A stable word for it.</param>
/// <param name="Message">What was seen and what would be right.</param>
/// <param name="Value">The value seen.</param>
/// <param name="Accepted">What would be accepted, where it can be told.</param>
internal sealed record ValueFault(string Code, string Message, object? Value = null, object? Accepted = null)
{
    /// <summary>The value is of another type than its field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="seen">What it is, in words.</param>
    /// <param name="value">The value, where it can be shown.</param>
    public static ValueFault WrongType(Field field, string seen, object? value) =>
        new("wrong_type", $"{field} is {Words(field.Kind)}; this is {seen}.", value, Words(field.Kind));

    private static string Words(FieldKind kind) => kind switch
    {
        FieldKind.Guid => "a UUID",
        FieldKind.Text => "text",
        FieldKind.Integer => "a whole number",
        FieldKind.Decimal => "a number",
        FieldKind.Boolean => "true or false",
        FieldKind.Instant => "a date and time",
        FieldKind.Embedded => "an object",
        _ => "an array",
    };
}
