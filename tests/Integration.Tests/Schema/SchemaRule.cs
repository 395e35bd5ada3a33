namespace WorkOrders.Integration.Tests.Schema;

/// <summary>A rule for the schema, with a statement that breaks it.</summary>
/// <param name="Name">The rule in words.</param>
/// <param name="ViolationQuery">
/// A catalog query that returns each violation as text; <c>tenant_table</c> is a common table expression.
/// </param>
/// <param name="BreakingStatement">A statement that breaks the rule.</param>
/// <param name="ExpectedViolation">The beginning of the violation then reported.</param>
internal sealed record SchemaRule(string Name, string ViolationQuery, string BreakingStatement, string ExpectedViolation)
{
    // Tables with a tenant_id hold tenant data; all others are shared.
    private const string TenantTable = """
        with tenant_table as (
            select c.oid, c.relname, a.attnum
            from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
            where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace)
        """;

    /// <summary>The complete catalog query.</summary>
    public string Sql => $"{TenantTable}\n{ViolationQuery}";

    /// <inheritdoc/>
    public override string ToString() => Name;
}
