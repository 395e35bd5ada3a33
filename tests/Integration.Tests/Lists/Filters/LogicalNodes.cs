namespace WorkOrders.Integration.Tests.Lists.Filters;

/// <summary><c>and</c> or <c>or</c>, with three-valued logic.</summary>
internal sealed record LogicalNode(bool IsAnd, FilterNode Left, FilterNode Right) : FilterNode(FilterType.Boolean, IsAnd ? 2 : 1)
{
    public override string Write(FilterWriter writer) =>
        $"{Operand(Left, writer, Precedence)} {writer.Case(IsAnd ? "and" : "or")} {Operand(Right, writer, Precedence + 1)}";

    public override object? Evaluate(IReadOnlyDictionary<string, SampleRow> rows)
    {
        var (left, right) = ((bool?)Left.Evaluate(rows), (bool?)Right.Evaluate(rows));
        return IsAnd ? left & right : left | right;
    }
}

/// <summary><c>not</c>; the negation of null is null.</summary>
internal sealed record NotNode(FilterNode Condition) : FilterNode(FilterType.Boolean, 8)
{
    public override string Write(FilterWriter writer) => Condition is CallNode && writer.Chance(50)
        ? $"{writer.Case("not")} {Condition.Write(writer)}"
        : $"{writer.Case("not")}{(writer.Chance(50) ? " " : "")}({Condition.Write(writer)})";

    public override object? Evaluate(IReadOnlyDictionary<string, SampleRow> rows) => !(bool?)Condition.Evaluate(rows);
}

/// <summary><c>in</c> with a list of literals.</summary>
internal sealed record InNode(FilterNode Value, IReadOnlyList<LiteralNode> Literals) : FilterNode(FilterType.Boolean, 4)
{
    public override string Write(FilterWriter writer) =>
        $"{Operand(Value, writer, 5)} in "
            + $"({string.Join(writer.Chance(50) ? "," : ", ", Literals.Select(literal => literal.Write(writer)))})";

    public override object? Evaluate(IReadOnlyDictionary<string, SampleRow> rows)
    {
        var value = Value.Evaluate(rows);
        return Literals.Any(literal => FilterValues.AreEqual(value, literal.Value));
    }
}

/// <summary><c>any</c> or <c>all</c> over the planning entries of a work order.</summary>
/// <param name="IsAll">Whether it is <c>all</c>.</param>
/// <param name="Owner">The variable of the row with the work order.</param>
/// <param name="Path">The references from the row to the work order.</param>
/// <param name="Variable">The variable of the entries.</param>
/// <param name="Condition">The condition; null for <c>any()</c>.</param>
internal sealed record LambdaNode(bool IsAll, string Owner, IReadOnlyList<string> Path, string Variable, FilterNode? Condition)
    : FilterNode(FilterType.Boolean, 9)
{
    public override string Write(FilterWriter writer)
    {
        var path = string.Join('/', Path.Prepend(Owner).Append("job_planning").Where(name => name.Length > 0));
        var condition = Condition is null ? "" : $"{Variable}:{Condition.Write(writer)}";
        return $"{path}/{(IsAll ? "all" : "any")}({condition})";
    }

    public override object? Evaluate(IReadOnlyDictionary<string, SampleRow> rows)
    {
        var owner = Path.Aggregate<string, SampleRow?>(rows[Owner], (row, name) => row?.References[name]);
        var entries = owner?.Planning ?? [];
        return IsAll ? entries.All(IsTrue) : entries.Any(IsTrue);

        bool IsTrue(SampleRow entry) =>
            Condition is null || Condition.Evaluate(new Dictionary<string, SampleRow>(rows) { [Variable] = entry }) is true;
    }
}
