using WorkOrders.Domain.Planning;

namespace WorkOrders.Application.WorkOrders;

/// <summary>Stores planning entries. They are written with everything else at the end of the unit of work.</summary>
public interface IPlanningRepository
{
    /// <summary>The entries that this unit of work adds.</summary>
    IReadOnlyList<PlanningEntry> Added { get; }

    /// <summary>Adds a new entry.</summary>
    void Add(PlanningEntry entry);
}
