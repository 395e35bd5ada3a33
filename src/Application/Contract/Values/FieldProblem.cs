using WorkOrders.Domain;

namespace WorkOrders.Application.Contract.Values;

/// <summary>Creates problems for values that have an invalid format. Their pointer is the field name.</summary>
public static class FieldProblem
{
    /// <summary>Creates a problem for a value that cannot be read.</summary>
    public static Problem Create(Field field, string code, string message, object? value = null, object? accepted = null) =>
        new(field.Name, code, message, value, accepted) { Kind = ProblemKind.Malformed };

    /// <summary>Creates a problem for a value that has the wrong type.</summary>
    /// <param name="field">The field.</param>
    /// <param name="received">The received value, as the problem message quotes it.</param>
    /// <param name="value">The received value, if the problem can contain it.</param>
    public static Problem WrongType(Field field, string received, object? value) =>
        Create(field, "wrong_type", $"\"{field}\" must be {Describe(field.Kind)}; received {received}.", value, Describe(field.Kind));

    /// <summary>Explains that a text has more characters than its field allows.</summary>
    /// <param name="field">The field, which declares the limit.</param>
    /// <param name="text">The received text.</param>
    public static string ExplainTooLong(Field field, string text) =>
        $"\"{field}\" must have at most {field.MaxLength} characters; received {CodePoints.Count(text)}.";

    private static string Describe(FieldKind kind) => kind switch
    {
        FieldKind.Guid => "a UUID",
        FieldKind.Text => "a string",
        FieldKind.Integer => "a whole number",
        FieldKind.Decimal => "a number",
        FieldKind.Boolean => "true or false",
        FieldKind.Instant => "a date and time",
        FieldKind.Date => "a date such as 2026-05-01",
        FieldKind.TimeOfDay => "a time of day such as 07:30",
        FieldKind.Embedded => "an object",
        _ => "an array",
    };
}
