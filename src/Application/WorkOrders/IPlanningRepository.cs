using WorkOrders.Domain.Planning;

namespace WorkOrders.Application.WorkOrders;

/// <summary>Stores planning entries. They are written together with all other changes at the end of the unit of work.</summary>
public interface IPlanningRepository
{
    /// <summary>The planning entries that this unit of work adds.</summary>
    IReadOnlyList<PlanningEntry> Added { get; }

    /// <summary>Adds a planning entry.</summary>
    void Add(PlanningEntry entry);
}
