using WorkOrders.Application.Contract;

namespace WorkOrders.Infrastructure.Reading;

/// <summary>
/// The rows of an entity in a FROM clause. A column that is not stored in the table of the entity adds the join that reads it: the key of a
/// referenced row, or a computed field.
/// </summary>
internal sealed class RowSource
{
    private readonly FromClause _from;
    private readonly bool _mayBeMissing;
    private readonly Dictionary<ReferenceFields, RowSource> _references = [];
    private readonly Dictionary<ComputedQuery, string> _computed = [];

    /// <summary>Creates the source of the rows that a clause starts with.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="from">The clause.</param>
    /// <param name="mayBeMissing">Whether the row can be null, because it is joined to something else.</param>
    /// <param name="alias">The alias of the row; null for a new one.</param>
    public RowSource(Entity entity, FromClause from, bool mayBeMissing = false, string? alias = null) =>
        (Entity, _from, _mayBeMissing, Alias) = (entity, from, mayBeMissing, alias ?? from.NextAlias());

    /// <summary>The entity.</summary>
    public Entity Entity { get; }

    /// <summary>The alias of the row.</summary>
    public string Alias { get; }

    /// <summary>The SQL of the table with its alias.</summary>
    public string Table => $"{Sql.Table.Quote(Entity.Name)} {Alias}";

    /// <summary>The SQL of the condition that the rows belong to the tenant.</summary>
    public string TenantCondition => Entity.IsShared ? "true" : $"{Alias}.tenant_id = @tenant";

    /// <summary>Creates a clause for a query inside the statement.</summary>
    public FromClause NewClause() => new(_from.Aliases);

    /// <summary>Returns the SQL of the value of a field.</summary>
    public string Column(Field field)
    {
        if (Entity.References.FirstOrDefault(reference => reference.Key == field) is { } reference)
        {
            return Follow(reference).Column(reference.Target.Key);
        }
        return field.IsComputed ? $"{Computed(field)}.{field}"
            : field.IsStored ? $"{Alias}.{field}"
            // The contract has fields that are not stored, and are always null.
            : $"null::{Sql.Column.Of(Entity, field).Type}";
    }

    /// <summary>Returns the source of the rows that the rows refer to.</summary>
    public RowSource Follow(ReferenceFields reference)
    {
        if (!_references.TryGetValue(reference, out var target))
        {
            var id = Column(reference.Id);
            // An inner join gives the same rows as a left join, and is cheaper.
            var isInner = reference.IsRequired && !_mayBeMissing;
            target = new(reference.Target, _from, !isInner);
            _from.Join($"{(isInner ? "join" : "left join")} {target.Table} on {target.TenantCondition} and {target.Alias}.id = {id}");
            _references.Add(reference, target);
        }
        return target;
    }

    private string Computed(Field field)
    {
        var query = ComputedFields.Of(Entity).Single(query => query.Fields.Contains(field));
        if (!_computed.TryGetValue(query, out var alias))
        {
            alias = _from.NextAlias();
            _from.IsExpensive = true;
            _from.Join($"left join lateral ({query.Sql(Alias)}) {alias} on {(_mayBeMissing ? $"{Alias}.id is not null" : "true")}");
            _computed.Add(query, alias);
        }
        return alias;
    }
}
