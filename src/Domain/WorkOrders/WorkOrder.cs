using WorkOrders.Domain.Planning;

namespace WorkOrders.Domain.WorkOrders;

/// <summary>A piece of work that a customer requests and that a technician can be sent to do (<c>jobs</c>).</summary>
public sealed class WorkOrder : AggregateRoot
{
    /// <summary>The duration of a suggestion without an estimate, in minutes.</summary>
    public const int DefaultEstimateMinutes = 60;

    private WorkOrder(WorkOrderState state) => State = state;

    /// <summary>The complete state of the order.</summary>
    public WorkOrderState State { get; private set; }

    /// <summary>
    /// The state between the former and the present one, if a change of the planning took the order through another status; both changes
    /// are part of its history. Null if there is none.
    /// </summary>
    public WorkOrderState? Interim { get; private set; }

    /// <summary>The id of the order.</summary>
    public Guid Id => State.Id;

    /// <summary>The key in other systems.</summary>
    public string? ReferenceBackOffice => State.ReferenceBackOffice;

    /// <summary>The status.</summary>
    public Status Status => State.Status;

    /// <summary>The id of the serviced project.</summary>
    public Guid ProjectId => State.ProjectId;

    /// <summary>The id of the company that owned the project when the order was created.</summary>
    public Guid? CompanyId => State.CompanyId;

    /// <summary>The texts, times and numbers.</summary>
    public WorkOrderDetails Details => State.Details;

    /// <summary>The period in which the work can be done.</summary>
    public ServiceWindow Window => State.Window;

    /// <summary>The address of the work, if the equipment is mobile; otherwise empty.</summary>
    public SiteAddress Address => State.Address;

    /// <summary>The ids of the referenced rows.</summary>
    public WorkOrderLinks Links => State.Links;

    /// <summary>The id of the suggested technician.</summary>
    public Guid? SuggestedUserId => State.SuggestedUserId;

    /// <summary>The suggested start of the work (UTC).</summary>
    public DateTimeOffset? SuggestedStart => State.SuggestedStart;

    /// <summary>The order number, unique in the tenant; null until the order is stored.</summary>
    public int? Number => State.Number;

    /// <summary>The time of the last write, from the database's clock (UTC); null until the order is stored.</summary>
    public DateTimeOffset? Modified => State.Modified;

    /// <summary>The duration to plan, in minutes: the estimate, or <see cref="DefaultEstimateMinutes"/> if there is none.</summary>
    public int MinutesToPlan => State.MinutesToPlan;

    /// <summary>
    /// Creates an order. An order with the status Suggested, a technician and a start raises <see cref="JobSuggestedEvent"/> (the
    /// contract's <c>job_status_code</c>); other orders raise no event.
    /// </summary>
    /// <param name="requested">The requested order with all data that its rules need.</param>
    /// <param name="now">The time of creation (UTC).</param>
    /// <exception cref="DomainException">A rule is violated.</exception>
    public static WorkOrder Create(NewWorkOrder requested, DateTimeOffset now)
    {
        var problems = requested.Problems().ToList();
        if (problems.Count > 0)
        {
            throw new DomainException(problems);
        }
        var status = requested.Status ?? throw Missing("job_status");
        var site = requested.Site ?? throw Missing("project");
        var order = new WorkOrder(new()
        {
            Id = requested.Id,
            ReferenceBackOffice = requested.ReferenceBackOffice,
            Status = status,
            ProjectId = site.ProjectId,
            CompanyId = site.CompanyId,
            Details = requested.Details with
            {
                DateCreate = requested.Details.DateCreate ?? now,
                DateUpdate = requested.Details.DateUpdate ?? now,
                DateClosed = status.System.Closes ? requested.Details.DateClosed ?? now : null,
                DateStatus = now,
            },
            Window = requested.Window,
            Address = site.IsMobile ? requested.Address : SiteAddress.None,
            Links = requested.Links,
            SuggestedUserId = requested.Technician?.Id,
            SuggestedStart = requested.SuggestedStart,
        });
        if (status.System == SystemStatus.Suggested && requested is { Technician: { } technician, SuggestedStart: { } start })
        {
            order.Raise(new JobSuggestedEvent(order.Id, technician.Id, technician.Team, start, order.MinutesToPlan));
        }
        return order;
    }

    /// <summary>Returns the duration to plan, in minutes.</summary>
    /// <param name="estimatedTime">The estimate in minutes; null or 0 if there is none.</param>
    public static int MinutesFor(int? estimatedTime) => estimatedTime is > 0 and var minutes ? minutes : DefaultEstimateMinutes;

    /// <summary>Restores a stored order.</summary>
    public static WorkOrder Load(WorkOrderState state) => new(state);

    /// <summary>Returns the order as a request that would change nothing.</summary>
    public NewWorkOrder AsRequested() => new()
    {
        Id = Id,
        ReferenceBackOffice = ReferenceBackOffice,
        Details = Details,
        Window = Window,
        Address = Address,
        SuggestedStart = SuggestedStart,
        Links = Links,
        Status = Status,
    };

    /// <summary>Returns the rule violations of a change; empty if it is possible. Pointers are as in a new order.</summary>
    /// <param name="requested">The order as it would be stored.</param>
    /// <param name="related">What else is stored about the order.</param>
    /// <param name="now">The time of the change (UTC).</param>
    public IEnumerable<Problem> RevisionProblems(NewWorkOrder requested, RelatedWork related, DateTimeOffset now) =>
        new Revision(State, requested, related, now).Problems();

    /// <summary>
    /// Changes the order to what is requested, and raises the events from which its planning follows. <c>date_create</c> stays, and
    /// <c>date_update</c> is the time of the change, if anything changes.
    /// </summary>
    /// <param name="requested">The order as it would be stored. The project and the technician are only needed if they change.</param>
    /// <param name="related">What else is stored about the order.</param>
    /// <param name="now">The time of the change (UTC).</param>
    /// <exception cref="DomainException">A rule is violated.</exception>
    public void Revise(NewWorkOrder requested, RelatedWork related, DateTimeOffset now)
    {
        var revision = new Revision(State, requested, related, now);
        if (revision.Problems().ToList() is { Count: > 0 } problems)
        {
            throw new DomainException(problems);
        }
        var revised = revision.Apply();
        if (revised != State)
        {
            State = revised with { Details = revised.Details with { DateUpdate = now } };
            foreach (var raised in revision.Events())
            {
                Raise(raised);
            }
        }
    }

    /// <summary>Changes the status.</summary>
    /// <param name="status">The new status.</param>
    /// <param name="related">What else is stored about the order.</param>
    /// <param name="now">The time of the change (UTC).</param>
    /// <exception cref="DomainException">The change is not possible.</exception>
    public void ChangeStatus(Status status, RelatedWork related, DateTimeOffset now) =>
        Revise(AsRequested() with { Status = status }, related, now);

    /// <summary>
    /// Changes the status with the firm planning entries: to Planned with the first, and back to the status before with the last. Where no
    /// transition leads there directly, the order gets the status between them (<see cref="Interim"/>). An order changes with its planning
    /// even if its status does not, so that no request can overlook the planning of another one.
    /// </summary>
    /// <param name="planning">The planning entries of the order after the change.</param>
    /// <param name="before">The status before the work was planned; null if it is not known or no longer exists.</param>
    /// <param name="technician">The suggested technician; null if there is none.</param>
    /// <param name="now">The time of the change (UTC).</param>
    public void FollowPlanning(IReadOnlyCollection<PlanningEntry> planning, Status? before, Technician? technician, DateTimeOffset now)
    {
        State = State with { Details = Details with { DateUpdate = now } };
        if (PlanningStatus.After(Status, planning.Any(entry => entry.IsFirm), before) is not { } target)
        {
            return;
        }
        State = State with { Details = Details with { DateStatus = now } };
        if (PlanningStatus.Path(Status, target) is [var between, _])
        {
            Interim = State with { Status = between };
        }
        State = State with
        {
            Status = target,
            StatusBeforePlanning = new StatusChange(Status, target).BeforePlanning(State.StatusBeforePlanning),
        };
        if (target.System == SystemStatus.Suggested && technician is { } suggested && SuggestedStart is { } start)
        {
            Raise(new JobSuggestedEvent(Id, suggested.Id, suggested.Team, start, MinutesToPlan));
        }
    }

    /// <summary>Sets the lead technician of an order with several technicians.</summary>
    /// <param name="technicianId">The id of the technician.</param>
    public void AppointLeader(Guid technicianId) =>
        State = State with { Links = Links.With("approval_responsible_user", technicianId) };

    /// <summary>
    /// Returns why the order cannot be deleted; empty if it can. Only an order that was never planned or started can be deleted: it has one
    /// of the statuses with which orders are created, and no firm planning entry.
    /// </summary>
    /// <param name="planning">The planning entries of the order.</param>
    /// <param name="children">The names of its children.</param>
    public IEnumerable<Problem> DeletionProblems(IReadOnlyCollection<PlanningEntry> planning, IReadOnlyCollection<string> children)
    {
        if (!Status.System.IsUnplanned)
        {
            yield return NotDeletable($"its status is {Status.Code}", Status.Code);
        }
        if (planning.FirstOrDefault(entry => entry.IsFirm) is { } firm)
        {
            yield return NotDeletable($"its work is planned for the user {firm.TechnicianId} (planning entry {firm.Id})", firm.Id);
        }
        if (children.Count > 0)
        {
            yield return NotDeletable($"it has child orders: {string.Join(", ", children)}", children);
        }
    }

    /// <summary>Sets the order number.</summary>
    public void AssignNumber(int number) => State = State with { Number = number };

    /// <summary>Sets the time of the last write.</summary>
    public void MarkStored(DateTimeOffset modified) => State = State with { Modified = modified };

    private Problem NotDeletable(string reason, object? value)
    {
        var advice = Status.System.Transitions.Any(transition => transition.To == SystemStatus.Canceled) ? " Cancel it instead." : "";
        return new(null, "not_deletable", $"The work order cannot be deleted, because {reason}.{advice}", value)
        {
            Kind = ProblemKind.Conflict,
        };
    }

    private static DomainException Missing(string field) => new([new(field, "required", $"\"{field}\" is required.")]);
}
