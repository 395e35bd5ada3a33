using WorkOrders.Application.Contract;

namespace WorkOrders.Infrastructure.Reading;

/// <summary>A query that computes fields of a row while the row is read.</summary>
/// <param name="Entity">The entity of the row.</param>
/// <param name="Properties">The properties of the computed fields. The query has one column with the name of each field.</param>
/// <param name="Sql">
/// Returns the SQL, given the alias of the row. The query may read other tables; the tenant is <c>@tenant</c>. If it returns no row, the
/// fields are null.
/// </param>
internal sealed record ComputedQuery(Entity Entity, IReadOnlyList<string> Properties, Func<string, string> Sql)
{
    /// <summary>The computed fields.</summary>
    public IReadOnlyList<Field> Fields { get; } = [.. Properties.Select(Entity.FieldOf)];
}
