using System.Globalization;
using WorkOrders.Application.Availability;
using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Domain.Planning;
using WorkOrders.Infrastructure.Writing;

namespace WorkOrders.Infrastructure.Planning;

/// <summary>Stores planning entries in <c>job_planning</c>.</summary>
internal sealed class PlanningRepository(UnitOfWork unitOfWork) : IPlanningRepository
{
    private static readonly Entity Entries = Entity.Of<JobPlanning>();
    private static readonly Entity Jobs = Entity.Of<Job>();

    public IReadOnlyList<PlanningEntry> Added => unitOfWork.Inserted<PlanningEntry>();

    public IReadOnlyList<PlanningEntry> Of(Guid workOrderId) =>
        [.. unitOfWork.Tracked<PlanningEntry>().Where(entry => entry.WorkOrderId == workOrderId)];

    public void Track(PlanningEntry entry, JobPlanning stored) =>
        unitOfWork.Update(RowUpdate.Of(Entries, entry, stored, () => JobPlanning.Of(entry), entry.MarkStored));

    public void Add(PlanningEntry entry) => unitOfWork.Insert(new(Entries, entry.Id, null, entry, () => JobPlanning.Of(entry))
    {
        Stored = entry.MarkStored,
        Answer = known => BookingOf(entry, known),
    });

    public void Remove(PlanningEntry entry) => unitOfWork.Delete(new(Entries, entry.Id, null, entry)
    {
        Answer = known => BookingOf(entry, known),
    });

    private static BookedTime BookingOf(PlanningEntry entry, Snapshot known) =>
        new(entry.WorkOrderId, ReferenceOf(entry.WorkOrderId, known), entry.TechnicianId, entry.From, entry.To, entry.IsFirm);

    private static string? ReferenceOf(Guid order, Snapshot known) => known.ById(Jobs, order) is Job job
        ? job.ReferenceBackOffice ?? job.Id2?.ToString(CultureInfo.InvariantCulture)
        : null;
}
