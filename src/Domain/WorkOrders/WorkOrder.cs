namespace WorkOrders.Domain.WorkOrders;

/// <summary>One piece of work that a customer asks for and a technician can be sent to do (<c>jobs</c>).</summary>
public sealed class WorkOrder : AggregateRoot
{
    /// <summary>The length of a suggestion without an estimate, in minutes.</summary>
    public const int DefaultEstimateMinutes = 60;

    private WorkOrder(WorkOrderState state) => State = state;

    /// <summary>Everything it consists of.</summary>
    public WorkOrderState State { get; private set; }

    /// <summary>Its id.</summary>
    public Guid Id => State.Id;

    /// <summary>Its key in other systems.</summary>
    public string? ReferenceBackOffice => State.ReferenceBackOffice;

    /// <summary>Its status.</summary>
    public Status Status => State.Status;

    /// <summary>The project that is serviced.</summary>
    public Guid ProjectId => State.ProjectId;

    /// <summary>The company that owned the project when the order was created.</summary>
    public Guid? CompanyId => State.CompanyId;

    /// <summary>Its texts, times and numbers that refer to nothing.</summary>
    public WorkOrderDetails Details => State.Details;

    /// <summary>When the work may be done.</summary>
    public ServiceWindow Window => State.Window;

    /// <summary>Where the work is, when the equipment is mobile; otherwise empty.</summary>
    public SiteAddress Address => State.Address;

    /// <summary>The rows it refers to.</summary>
    public WorkOrderLinks Links => State.Links;

    /// <summary>The suggested technician.</summary>
    public Guid? SuggestedUserId => State.SuggestedUserId;

    /// <summary>When the suggested technician would start (UTC).</summary>
    public DateTimeOffset? SuggestedStart => State.SuggestedStart;

    /// <summary>The running number in its tenant; null until it is stored.</summary>
    public int? Number => State.Number;

    /// <summary>When it was last written, by the database's clock (UTC); null until it is stored.</summary>
    public DateTimeOffset? Modified => State.Modified;

    /// <summary>Minutes to plan: the estimate, or <see cref="DefaultEstimateMinutes"/> when there is none.</summary>
    public int MinutesToPlan => Details.EstimatedTime is > 0 and var minutes ? minutes : DefaultEstimateMinutes;

    /// <summary>
    /// Creates the order. Status Suggested with a technician and a start raises <see cref="JobSuggestedEvent"/> (the contract's
    /// <c>job_status_code</c>); nothing else does.
    /// </summary>
    /// <param name="requested">The request, with every fact known.</param>
    /// <param name="now">The time of creation (UTC).</param>
    /// <exception cref="DomainException">A rule is broken.</exception>
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

    /// <summary>Rebuilds a stored order.</summary>
    public static WorkOrder Load(WorkOrderState state) => new(state);

    /// <summary>
    /// Replaces its texts, times and numbers; <c>date_update</c> becomes the time of the change unless the details set it.
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

    /// <summary>Records the number drawn for it.</summary>
    public void AssignNumber(int number) => State = State with { Number = number };

    /// <summary>Records the time at which it was written.</summary>
    public void MarkStored(DateTimeOffset modified) => State = State with { Modified = modified };

    private static DomainException Missing(string field) => new([new(field, "required", $"\"{field}\" is required.")]);
}
