using WorkOrders.Application.Contract;
using WorkOrders.Application.WorkOrders;

namespace WorkOrders.Infrastructure.Writing;

/// <summary>
/// The one order in which kinds of rows are written: what is referred to stands before what refers to it.
/// Always the same, so that two units of work that write the same things wait for each other and do not deadlock.
/// </summary>
internal static class WriteOrder
{
    private static readonly Dictionary<Entity, int> Places = Sort(Entity.Of<JobPlanning>());

    /// <summary>Every entity that is written, or referred to by one that is.</summary>
    public static IEnumerable<Entity> All => Places.Keys;

    /// <summary>The place of an entity.</summary>
    public static int Of(Entity entity) => Places[entity];

    /// <summary>The entity of this name.</summary>
    /// <exception cref="InvalidOperationException">No entity that is written is called so.</exception>
    public static Entity Named(string name) =>
        Places.Keys.FirstOrDefault(entity => entity.Name == name) ?? throw new InvalidOperationException($"No entity that is written is called {name}.");

    private static Dictionary<Entity, int> Sort(params Entity[] from)
    {
        var sorted = new Dictionary<Entity, int>();
        var seen = new HashSet<Entity>();
        foreach (var entity in from)
        {
            Visit(entity);
        }
        return sorted;

        void Visit(Entity entity)
        {
            if (!seen.Add(entity))
            {
                return;
            }
            foreach (var reference in entity.References)
            {
                Visit(reference.Target);
            }
            sorted[entity] = sorted.Count;
        }
    }
}
