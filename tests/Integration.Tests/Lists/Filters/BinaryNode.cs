namespace WorkOrders.Integration.Tests.Lists.Filters;

/// <summary>A comparison. It can be written with its sides swapped.</summary>
internal sealed record ComparisonNode(string Operator, FilterNode Left, FilterNode Right)
    : FilterNode(FilterType.Boolean, Operator is "eq" or "ne" ? 3 : 4)
{
    private static readonly Dictionary<string, string> Swapped =
        new() { ["eq"] = "eq", ["ne"] = "ne", ["gt"] = "lt", ["ge"] = "le", ["lt"] = "gt", ["le"] = "ge" };

    public override string Write(FilterWriter writer)
    {
        var (left, right) = (Operand(Left, writer, 5, Right), Operand(Right, writer, 5, Left));
        return writer.Chance(20)
            ? $"{right} {writer.Case(Swapped[Operator])} {left}"
            : $"{left} {writer.Case(Operator)} {right}";
    }

    public override object? Evaluate(IReadOnlyDictionary<string, SampleRow> rows)
    {
        var (left, right) = (Left.Evaluate(rows), Right.Evaluate(rows));
        return Operator switch
        {
            "eq" => FilterValues.AreEqual(left, right),
            "ne" => !FilterValues.AreEqual(left, right),
            _ when left is null || right is null => false,
            "gt" => FilterValues.Compare(left, right) > 0,
            "ge" => FilterValues.Compare(left, right) >= 0,
            "lt" => FilterValues.Compare(left, right) < 0,
            _ => FilterValues.Compare(left, right) <= 0,
        };
    }
}

/// <summary>An arithmetic operation; null if an operand is null.</summary>
internal sealed record ArithmeticNode(FilterType Type, string Operator, FilterNode Left, FilterNode Right)
    : FilterNode(Type, Operator is "add" or "sub" ? 5 : 6)
{
    public override string Write(FilterWriter writer) =>
        $"{Operand(Left, writer, Precedence)} {writer.Case(Operator)} {Operand(Right, writer, Precedence + 1)}";

    public override object? Evaluate(IReadOnlyDictionary<string, SampleRow> rows) => (Left.Evaluate(rows), Right.Evaluate(rows)) switch
    {
        (null, _) or (_, null) => null,
        (DateTimeOffset moment, TimeSpan duration) => Operator == "add" ? moment + duration : moment - duration,
        (DateTimeOffset later, DateTimeOffset earlier) => later - earlier,
        (TimeSpan first, TimeSpan second) => Operator == "add" ? first + second : first - second,
        (long first, long second) => Operator switch
        {
            "add" => first + second,
            "sub" => first - second,
            "mul" => first * second,
            "div" => first / second,
            _ => first % second,
        },
        var (left, right) => Decimal(FilterValues.Number(left!), FilterValues.Number(right!)),
    };

    private object Decimal(decimal left, decimal right) => Operator switch
    {
        "add" => left + right,
        "sub" => left - right,
        "mul" => left * right,
        "div" => left / right,
        _ => left % right,
    };
}

/// <summary>The negation of a number or a duration.</summary>
internal sealed record NegationNode(FilterNode Value) : FilterNode(Value.Type, 7)
{
    public override string Write(FilterWriter writer) => $"-({Value.Write(writer)})";

    public override object? Evaluate(IReadOnlyDictionary<string, SampleRow> rows) => Value.Evaluate(rows) switch
    {
        long number => -number,
        decimal number => -number,
        TimeSpan duration => -duration,
        _ => null,
    };
}
