using WorkOrders.Domain.Planning;

namespace WorkOrders.Application.Planning;

/// <summary>Where new planning entries go. They are written, with all else, at the end of the unit of work.</summary>
public interface IPlanningRepository
{
    /// <summary>The entries this unit of work adds.</summary>
    IReadOnlyList<PlanningEntry> Added { get; }

    /// <summary>Adds a new entry.</summary>
    void Add(PlanningEntry entry);
}
