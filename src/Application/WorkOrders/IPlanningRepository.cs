using WorkOrders.Domain.Planning;

namespace WorkOrders.Application.WorkOrders;

/// <summary>Stores planning entries. They are written together with all other changes at the end of the unit of work.</summary>
public interface IPlanningRepository
{
    /// <summary>The planning entries that this unit of work adds.</summary>
    IReadOnlyList<PlanningEntry> Added { get; }

    /// <summary>Returns the planning entries of an order that this unit of work has loaded or added, and has not deleted.</summary>
    IReadOnlyList<PlanningEntry> Of(Guid workOrderId);

    /// <summary>
    /// Tracks a loaded entry. At the end of the unit of work, the fields that differ from the loaded row are updated, provided that the row
    /// still has the loaded version. Otherwise the unit of work is retried.
    /// </summary>
    /// <param name="entry">The entry.</param>
    /// <param name="stored">The complete row from which the entry was loaded.</param>
    void Track(PlanningEntry entry, JobPlanning stored);

    /// <summary>Adds a planning entry.</summary>
    void Add(PlanningEntry entry);

    /// <summary>Deletes a planning entry.</summary>
    void Remove(PlanningEntry entry);
}
