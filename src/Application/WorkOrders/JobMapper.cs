using WorkOrders.Application.Contract;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.WorkOrders;

/// <summary>Maps between the work order of the domain and its row, which is the contract record.</summary>
public static class JobMapper
{
    private static readonly Entity Jobs = Entity.Of<Job>();
    private static readonly Field Project = Jobs.FieldOf(nameof(Job.ProjectId));
    private static readonly Field Status = Jobs.FieldOf(nameof(Job.JobStatusId));
    private static readonly Field SuggestedUser = Jobs.FieldOf(nameof(Job.SuggestedUserId));

    /// <summary>The texts, times and numbers of a row.</summary>
    internal static readonly RecordPart<Job, WorkOrderDetails> Details = new();

    /// <summary>The window in which the work of a row can be done.</summary>
    internal static readonly RecordPart<Job, ServiceWindow> Window = new();

    /// <summary>The address of a row, if the equipment is mobile.</summary>
    internal static readonly RecordPart<Job, SiteAddress> Address = new(SiteAddress.Prefix);

    /// <summary>Converts a work order to its row.</summary>
    /// <param name="order">The work order.</param>
    /// <param name="planning">The planning entries of the work order, which are not stored in its row.</param>
    public static Job ToJob(this WorkOrder order, IReadOnlyList<JobPlanning>? planning = null)
    {
        var state = order.State;
        var job = new Job
        {
            Id = state.Id,
            Id2 = state.Number,
            ModifiedDateutc = state.Modified,
            ReferenceBackOffice = state.ReferenceBackOffice,
            SuggestedDateStart = state.SuggestedStart,
            CompanyId = state.CompanyId,
            StatusBeforePlanningId = state.StatusBeforePlanning,
            JobPlanning = planning,
        };
        foreach (var reference in Jobs.References)
        {
            if (!reference.Id.IsReadOnly && state.Links[reference.Name] is { } id)
            {
                reference.Id.Set(job, id);
            }
        }
        Project.Set(job, state.ProjectId);
        Status.Set(job, state.Status.Id);
        SuggestedUser.Set(job, state.SuggestedUserId);
        Details.Write(state.Details, job);
        Window.Write(state.Window, job);
        // Written after the references: at a fixed site the order has no address of its own, so the country that the loop set is cleared.
        Address.Write(state.Address, job);
        return job;
    }

    /// <summary>Converts a stored row to the state of a work order.</summary>
    /// <param name="job">The complete row.</param>
    /// <param name="status">The status of the work order.</param>
    public static WorkOrderState ToState(this Job job, Domain.WorkOrders.Status status) => new()
    {
        Id = job.Id!.Value,
        Number = job.Id2,
        Modified = job.ModifiedDateutc,
        ReferenceBackOffice = job.ReferenceBackOffice,
        SuggestedStart = job.SuggestedDateStart,
        CompanyId = job.CompanyId,
        StatusBeforePlanning = job.StatusBeforePlanningId,
        ProjectId = job.ProjectId!.Value,
        SuggestedUserId = job.SuggestedUserId,
        Status = status,
        Links = new(Jobs.References
            .Where(reference => !reference.Id.IsReadOnly && reference.Id.Get(job) is not null)
            .ToDictionary(reference => reference.Name, reference => (Guid)reference.Id.Get(job)!)),
        Details = Details.Read(job),
        Window = Window.Read(job),
        Address = Address.Read(job),
    };
}
