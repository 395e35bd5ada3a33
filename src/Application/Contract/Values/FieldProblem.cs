using WorkOrders.Domain;

namespace WorkOrders.Application.Contract.Values;

/// <summary>Problems with the form of a field's value. Their pointer is the field's name.</summary>
public static class FieldProblem
{
    /// <summary>The value cannot be read as what the field holds.</summary>
    public static Problem Create(Field field, string code, string message, object? value = null, object? accepted = null) =>
        new(field.Name, code, message, value, accepted) { Kind = ProblemKind.Malformed };

    /// <summary>The value has another type than the field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="received">What was received, as the message shows it.</param>
    /// <param name="value">The value, where it can be quoted.</param>
    public static Problem WrongType(Field field, string received, object? value) =>
        Create(field, "wrong_type", $"\"{field}\" must be {Describe(field.Kind)}; received {received}.", value, Describe(field.Kind));

    private static string Describe(FieldKind kind) => kind switch
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
