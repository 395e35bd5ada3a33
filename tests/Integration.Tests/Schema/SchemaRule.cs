namespace WorkOrders.Integration.Tests.Schema;

/// <summary>A rule that every table keeps, and a schema that does not.</summary>
/// <param name="Name">The rule.</param>
/// <param name="Offenders">Asks the catalogue for what breaks it, one text a row; <c>tenant_table</c> is a common table expression.</param>
/// <param name="Breach">A statement that breaks it.</param>
/// <param name="Named">How the offender is then named.</param>
internal sealed record SchemaRule(string Name, string Offenders, string Breach, string Named)
{
    // Tables with a tenant_id hold tenants' data; the others are shared by all.
    private const string TenantTable = """
        with tenant_table as (
            select c.oid, c.relname, a.attnum
            from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
            where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace)
        """;

    /// <summary>The statement that asks.</summary>
    public string Sql => $"{TenantTable}\n{Offenders}";

    /// <inheritdoc/>
    public override string ToString() => Name;
}
