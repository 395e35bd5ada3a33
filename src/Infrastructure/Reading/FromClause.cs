namespace WorkOrders.Infrastructure.Reading;

/// <summary>The joins of a FROM clause, in the order in which they are needed.</summary>
/// <param name="aliases">Numbers the aliases of the whole statement, so that none hides another.</param>
internal sealed class FromClause(AliasCounter aliases)
{
    private readonly List<string> _joins = [];

    /// <summary>Numbers the aliases of the whole statement.</summary>
    public AliasCounter Aliases { get; } = aliases;

    /// <summary>The SQL of the joins.</summary>
    public string Joins => string.Join('\n', _joins);

    /// <summary>Whether a join computes fields, which takes some time for each row.</summary>
    public bool IsExpensive { get; set; }

    /// <summary>Returns an alias that the statement does not use yet.</summary>
    public string NextAlias() => Aliases.Next();

    /// <summary>Adds a join.</summary>
    public void Join(string sql) => _joins.Add(sql);
}

/// <summary>Numbers the aliases of a statement.</summary>
/// <param name="prefix">The prefix of the aliases.</param>
internal sealed class AliasCounter(string prefix = "t")
{
    private int _count;

    /// <summary>Returns the next alias.</summary>
    public string Next() => $"{prefix}{_count++}";
}
