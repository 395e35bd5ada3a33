namespace WorkOrders.Domain.WorkOrders;

/// <summary>A piece of work that a customer requests and that a technician can be sent to do (<c>jobs</c>).</summary>
public sealed class WorkOrder : AggregateRoot
{
    /// <summary>The duration of a suggestion without an estimate, in minutes.</summary>
    public const int DefaultEstimateMinutes = 60;

    private WorkOrder(WorkOrderState state) => State = state;

    /// <summary>The complete state of the order.</summary>
    public WorkOrderState State { get; private set; }

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
    public int MinutesToPlan => Details.EstimatedTime is > 0 and var minutes ? minutes : DefaultEstimateMinutes;

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
                DateClosed = requested.Details.DateClosed ?? (status.System.Closes ? now : null),
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

    /// <summary>Restores a stored order.</summary>
    public static WorkOrder Load(WorkOrderState state) => new(state);

    /// <summary>
    /// Replaces the texts, times and numbers if they differ. <c>date_update</c> is set to the time of the change unless the
    /// new details change it.
    /// </summary>
    /// <param name="details">The new details.</param>
    /// <param name="now">The time of the change (UTC).</param>
    public void Revise(WorkOrderDetails details, DateTimeOffset now)
    {
        if (details != State.Details)
        {
            State = State with
            {
                Details = details.DateUpdate == State.Details.DateUpdate ? details with { DateUpdate = now } : details,
            };
        }
    }

    /// <summary>Sets the order number.</summary>
    public void AssignNumber(int number) => State = State with { Number = number };

    /// <summary>Sets the time of the last write.</summary>
    public void MarkStored(DateTimeOffset modified) => State = State with { Modified = modified };

    private static DomainException Missing(string field) => new([new(field, "required", $"\"{field}\" is required.")]);
}
