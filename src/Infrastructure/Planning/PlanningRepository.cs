using WorkOrders.Application.Contract;
using WorkOrders.Application.Planning;
using WorkOrders.Domain.Planning;
using WorkOrders.Infrastructure.Database;

namespace WorkOrders.Infrastructure.Planning;

/// <summary>Stores planning entries in <c>job_planning</c>.</summary>
internal sealed class PlanningRepository(DbSession session) : IPlanningRepository
{
    private static readonly Entity Entries = Entity.Of<JobPlanning>();

    public IReadOnlyList<PlanningEntry> Added => session.Planned<PlanningEntry>();

    public void Add(PlanningEntry entry) =>
        session.Insert(new(Entries, entry.Id, null, entry, () => JobPlanning.Of(entry)) { Stored = entry.Stored });
}
