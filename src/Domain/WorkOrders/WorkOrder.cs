namespace WorkOrders.Domain.WorkOrders;

/// <summary>A piece of work that a customer requests and a technician can do (<c>jobs</c>).</summary>
public sealed class WorkOrder : AggregateRoot
{
    /// <summary>The duration of a suggestion without an estimate, in minutes.</summary>
    public const int DefaultEstimate = 60;

    private WorkOrder(NewWorkOrder request, Status status, Site site, DateTimeOffset now)
    {
        Id = request.Id;
        ReferenceBackOffice = request.ReferenceBackOffice;
        Status = status;
        ProjectId = site.ProjectId;
        CompanyId = site.CompanyId;
        Window = request.Window;
        Address = site.IsMobile ? request.Address : SiteAddress.None;
        Links = request.Links;
        SuggestedUserId = request.Technician?.Id;
        SuggestedStart = request.SuggestedStart;
        Details = request.Details with
        {
            DateCreate = request.Details.DateCreate ?? now,
            DateUpdate = request.Details.DateUpdate ?? now,
            DateClosed = request.Details.DateClosed ?? (status.System.Closes ? now : null),
        };
    }

    /// <summary>Its id.</summary>
    public Guid Id { get; }

    /// <summary>The key other systems use for it.</summary>
    public string? ReferenceBackOffice { get; }

    /// <summary>Its status.</summary>
    public Status Status { get; }

    /// <summary>The installation or equipment that is serviced.</summary>
    public Guid ProjectId { get; }

    /// <summary>The company that owned the project when the order was created.</summary>
    public Guid? CompanyId { get; }

    /// <summary>Its texts, times and numbers.</summary>
    public WorkOrderDetails Details { get; }

    /// <summary>When the work may be done.</summary>
    public ServiceWindow Window { get; }

    /// <summary>The site, when the equipment is mobile; otherwise empty.</summary>
    public SiteAddress Address { get; }

    /// <summary>The other rows it refers to.</summary>
    public WorkOrderLinks Links { get; }

    /// <summary>The suggested technician.</summary>
    public Guid? SuggestedUserId { get; }

    /// <summary>When the suggested technician would start (UTC).</summary>
    public DateTimeOffset? SuggestedStart { get; }

    /// <summary>The running number in its tenant; null until it is written.</summary>
    public int? Number { get; private set; }

    /// <summary>The time of the last write, by the database's clock (UTC); null before the first.</summary>
    public DateTimeOffset? Modified { get; private set; }

    /// <summary>Minutes to plan: the estimate, or <see cref="DefaultEstimate"/> when there is none.</summary>
    public int MinutesToPlan => Details.EstimatedTime is > 0 and var minutes ? minutes : DefaultEstimate;

    /// <summary>
    /// Creates the order. Status Suggested with a technician and a start raises <see cref="JobSuggestedEvent"/> (the contract's
    /// <c>job_status_code</c>); nothing else does.
    /// </summary>
    /// <param name="request">The request, with all facts.</param>
    /// <param name="now">The time of creation (UTC).</param>
    /// <exception cref="DomainException">A rule is violated.</exception>
    public static WorkOrder Create(NewWorkOrder request, DateTimeOffset now)
    {
        var problems = request.Problems().ToList();
        if (problems.Count > 0)
        {
            throw new DomainException(problems);
        }

        var order = new WorkOrder(request, request.Status ?? throw Missing("job_status"), request.Site ?? throw Missing("project"), now);
        if (order.Status.System == SystemStatus.Suggested && request is { Technician: { } technician, SuggestedStart: { } start })
        {
            order.Raise(new JobSuggestedEvent(order.Id, technician.Id, technician.Team, start, order.MinutesToPlan));
        }
        return order;
    }

    /// <summary>Sets its running number.</summary>
    public void Numbered(int number) => Number = number;

    /// <summary>Sets the time at which it was written.</summary>
    public void Stored(DateTimeOffset modified) => Modified = modified;

    private static DomainException Missing(string field) => new([new(field, "required", $"\"{field}\" is required.")]);
}
