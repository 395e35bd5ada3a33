namespace WorkOrders.Integration.Tests.Lists.Filters;

/// <summary>The value of a field.</summary>
/// <param name="Type">The type.</param>
/// <param name="Variable">The variable of the row; empty for the row of the list.</param>
/// <param name="Path">The references to follow.</param>
/// <param name="Field">The name of the field.</param>
internal sealed record FieldNode(FilterType Type, string Variable, IReadOnlyList<string> Path, string Field) : FilterNode(Type, 9)
{
    public override string Write(FilterWriter writer) =>
        string.Join('/', Path.Append(Field).Select(name => writer.Chance(3) ? name.ToUpperInvariant() : name)
            .Prepend(Variable).Where(name => name.Length > 0));

    public override object? Evaluate(IReadOnlyDictionary<string, SampleRow> rows) =>
        Path.Aggregate<string, SampleRow?>(rows[Variable], (row, name) => row?.References[name])?.Values[Field];
}
