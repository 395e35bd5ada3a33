using WorkOrders.Application.Contract;
using WorkOrders.Application.Planning;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Domain.Planning;
using WorkOrders.Infrastructure.Writing;

namespace WorkOrders.Infrastructure.Planning;

/// <summary>Stores planning entries in <c>job_planning</c>.</summary>
internal sealed class PlanningRepository(UnitOfWork session) : IPlanningRepository
{
    private static readonly Entity Entries = Entity.Of<JobPlanning>();

    public IReadOnlyList<PlanningEntry> Added => session.Planned<PlanningEntry>();

    public void Add(PlanningEntry entry) =>
        session.Insert(new(Entries, entry.Id, null, entry, () => JobPlanning.Of(entry)) { Stored = entry.Stored });
}
