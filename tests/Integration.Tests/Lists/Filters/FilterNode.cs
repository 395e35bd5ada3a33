namespace WorkOrders.Integration.Tests.Lists.Filters;

/// <summary>A part of a filter, which can be written as OData and evaluated in memory.</summary>
/// <param name="Type">The type of the value.</param>
/// <param name="Precedence">The precedence of the operator: 1 for <c>or</c>, 9 for a name.</param>
internal abstract record FilterNode(FilterType Type, int Precedence)
{
    /// <summary>Returns the text.</summary>
    public abstract string Write(FilterWriter writer);

    /// <summary>Returns the value by the rules of OData; null is the value null.</summary>
    public abstract object? Evaluate(IReadOnlyDictionary<string, SampleRow> rows);

    /// <summary>Returns the text as an operand, in parentheses if the operator binds more strongly.</summary>
    protected static string Operand(FilterNode node, FilterWriter writer, int precedence, FilterNode? other = null)
    {
        var text = node is LiteralNode literal && other is not null and not LiteralNode ? literal.WriteQuoted(writer) : node.Write(writer);
        return node.Precedence < precedence || writer.Chance(10) ? $"({text})" : text;
    }
}

/// <summary>Writes filters in random forms.</summary>
/// <param name="random">Chooses the forms.</param>
internal sealed class FilterWriter(Random random)
{
    /// <summary>The values of the aliases in the text.</summary>
    public Dictionary<string, string> Aliases { get; } = [];

    /// <summary>Returns true with a probability in percent.</summary>
    public bool Chance(int percent) => random.Next(100) < percent;

    /// <summary>Returns an alias for a text in some cases, otherwise the text.</summary>
    public string AliasOr(string text)
    {
        if (!Chance(8))
        {
            return text;
        }
        var name = $"@p{Aliases.Count + 1}";
        Aliases.Add(name, text);
        return name;
    }

    /// <summary>Writes an OData name in random letter case.</summary>
    public string Case(string name) => random.Next(5) switch
    {
        0 => name.ToUpperInvariant(),
        1 => string.Concat(name.Select(letter => Chance(50) ? char.ToUpperInvariant(letter) : letter)),
        _ => name,
    };
}
