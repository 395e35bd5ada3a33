using WorkOrders.Application.Contract;

namespace WorkOrders.Infrastructure.Reading;

/// <summary>
/// Generates the select list and the joins that read an entity as clients get it: its columns, the keys of its referenced rows, and its
/// computed fields.
/// </summary>
internal sealed class EntitySelect
{
    private readonly FromClause _from;

    /// <summary>Generates the SQL.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="alias">The alias of the entity's table in the statement; other aliases begin with it.</param>
    /// <param name="mayBeMissing">Whether the row can be null, because it is joined to something else.</param>
    public EntitySelect(Entity entity, string alias, bool mayBeMissing = false)
    {
        _from = new(new($"{alias}_"));
        var rows = new RowSource(entity, _from, mayBeMissing, alias);
        IReadOnlyList<string> columns =
        [
            .. entity.Columns.Select(rows.Column),
            .. entity.References.Where(reference => reference.Key is not null && reference.IsStored)
                .Select(reference => $"{rows.Column(reference.Key!)} as {reference.Key}"),
            .. ComputedFields.Of(entity).SelectMany(query => query.Fields).Select(rows.Column),
        ];
        (Columns, ColumnCount) = (string.Join(", ", columns), columns.Count);
    }

    /// <summary>
    /// The select list: the columns of the row, the key of each reference that has a key field in the contract, and the computed fields.
    /// </summary>
    public string Columns { get; }

    /// <summary>The number of selected columns.</summary>
    public int ColumnCount { get; }

    /// <summary>The joins that read the keys and compute fields.</summary>
    public string Joins => _from.Joins;
}
