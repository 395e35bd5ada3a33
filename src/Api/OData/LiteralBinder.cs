using System.Globalization;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;
using WorkOrders.Application.Expressions;

namespace WorkOrders.Api.OData;

/// <summary>Converts literals to values.</summary>
internal static class LiteralBinder
{
    /// <summary>Converts a literal.</summary>
    /// <exception cref="QueryRefusedException">The literal is invalid or not supported.</exception>
    public static ConstantExpression Bind(ConstantNode node) => node.Value switch
    {
        null => ConstantExpression.Null,
        bool flag => new(flag, ValueKind.Boolean),
        Guid id => new(id, ValueKind.Guid),
        string text => new(CheckText(text), ValueKind.Text),
        byte or sbyte or short or int or long =>
            new(System.Convert.ToInt64(node.Value, CultureInfo.InvariantCulture), ValueKind.Integer),
        decimal number => new(number, ValueKind.Decimal),
        float or double => new(ReadDecimal(node), ValueKind.Decimal),
        DateTimeOffset moment => new(moment.ToUniversalTime(), ValueKind.Instant),
        _ when node.TypeReference?.IsDate() == true => new(
            DateOnly.ParseExact(node.LiteralText, "yyyy-MM-dd", CultureInfo.InvariantCulture), ValueKind.Date),
        _ when node.TypeReference?.IsTimeOfDay() == true => new(
            TimeOnly.Parse(node.LiteralText, CultureInfo.InvariantCulture), ValueKind.TimeOfDay),
        TimeSpan duration => new(duration, ValueKind.Duration),
        _ => throw QueryRefusedException.NotSupported($"The literal {node.LiteralText}", node.LiteralText),
    };

    /// <summary>Converts an expression to another type, if that changes the kind of its value.</summary>
    public static RowExpression Convert(RowExpression expression, IEdmTypeReference? type) => expression switch
    {
        ConstantExpression { Value: DateOnly date } when type?.IsDateTimeOffset() == true =>
            new ConstantExpression(new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero), ValueKind.Instant),
        ConstantExpression { Value: long number } when type?.IsDecimal() == true =>
            new ConstantExpression((decimal)number, ValueKind.Decimal),
        _ => expression,
    };

    /// <summary>
    /// Whether a value of a type can equal a literal: no integer equals a number with a fraction, and no time is between microseconds.
    /// </summary>
    public static bool CanEqual(ConstantExpression constant, ValueKind? kind) => (kind, constant.Value) switch
    {
        (ValueKind.Integer, decimal number) => decimal.Truncate(number) == number && number is >= long.MinValue and <= long.MaxValue,
        (ValueKind.Instant, DateTimeOffset moment) => !InstantComparison.IsInexact(moment),
        _ => true,
    };

    /// <summary>Returns the value of a literal in the type of another value to which it is compared.</summary>
    public static object? ValueFor(ConstantExpression constant, ValueKind? kind) => (constant.Value, kind) switch
    {
        (long number, ValueKind.Decimal) => (decimal)number,
        (decimal number, ValueKind.Integer) => (long)number,
        (DateOnly date, ValueKind.Instant) => new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero),
        _ => constant.Value,
    };

    private static decimal ReadDecimal(ConstantNode node) => NumberLiteral.TryRead(node.LiteralText, out var number)
        ? number
        : throw new QueryRefusedException("invalid_value", $"{node.LiteralText} is not {NumberLiteral.Expected}.", node.LiteralText);

    private static string CheckText(string text) => text.Contains('\0', StringComparison.Ordinal)
        ? throw new QueryRefusedException("invalid_value", "A text contains the character NUL, which is not allowed.", $"'{text}'")
        : text;
}
