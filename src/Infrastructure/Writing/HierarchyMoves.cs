using WorkOrders.Application.Contract;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Writing;

/// <summary>
/// The existing rows that get another parent. While another transaction moves rows, the rules cannot exclude that both moves together make
/// a row its own ancestor: the database locks and checks the hierarchy. New rows need no check, because no other request refers to them.
/// </summary>
internal sealed class HierarchyMoves
{
    private readonly List<(Entity Entity, Guid[] Rows)> _moves;

    /// <summary>Finds the moved rows.</summary>
    public HierarchyMoves(EntityModel model, IEnumerable<RowUpdate> updates) => _moves =
    [
        .. updates
            .Where(update => update.Changes.Any(change => change.Field == update.Entity.Parent && change.New is not null))
            .GroupBy(update => update.Entity, update => update.Id)
            .OrderBy(rows => model.OrderOf(rows.Key))
            .Select(rows => (rows.Key, rows.Distinct().ToArray())),
    ];

    /// <summary>Returns the statements that make other moves in the same hierarchies wait, to run before all others.</summary>
    public IEnumerable<string> Lock() => _moves.Select(move => $"select from lock_hierarchy(@tenant, '{move.Entity}')");

    /// <summary>
    /// Returns the statements that fail with a serialization error if a moved row is its own ancestor, and adds their parameters; to run
    /// after all others.
    /// </summary>
    public IEnumerable<string> Check(TypedParameters parameters)
    {
        foreach (var (entity, rows) in _moves)
        {
            var parameter = $"{entity}_moved";
            parameters.Add(parameter, rows);
            yield return $"select from check_hierarchy(@tenant, '{entity}', '{entity.Parent}', @{parameter})";
        }
    }
}
