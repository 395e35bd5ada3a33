namespace WorkOrders.Domain.WorkOrders;

/// <summary>One piece of work a customer asks for and a technician can be sent to do (<c>jobs</c>).</summary>
public sealed class WorkOrder : AggregateRoot
{
    /// <summary>How long a suggestion lasts when nobody estimated the time, in minutes.</summary>
    public const int DefaultEstimate = 60;

    private WorkOrder(NewWorkOrder asked, Status status, Site site, DateTimeOffset now)
    {
        Id = asked.Id;
        ReferenceBackOffice = asked.ReferenceBackOffice;
        Status = status;
        ProjectId = site.ProjectId;
        CompanyId = site.CompanyId;
        Window = asked.Window;
        Address = site.IsMobile ? asked.Address : SiteAddress.None;
        Links = asked.Links;
        SuggestedUserId = asked.Technician?.Id;
        SuggestedStart = asked.SuggestedStart;
        Details = asked.Details with
        {
            DateCreate = asked.Details.DateCreate ?? now,
            DateUpdate = asked.Details.DateUpdate ?? now,
            DateClosed = asked.Details.DateClosed ?? (status.System.Closes ? now : null),
        };
    }

    /// <summary>Its id.</summary>
    public Guid Id { get; }

    /// <summary>The key other systems use for it.</summary>
    public string? ReferenceBackOffice { get; }

    /// <summary>Where it stands.</summary>
    public Status Status { get; }

    /// <summary>The installation or equipment that is serviced.</summary>
    public Guid ProjectId { get; }

    /// <summary>The company that owned the project when the order was created.</summary>
    public Guid? CompanyId { get; }

    /// <summary>What it says in its own words.</summary>
    public WorkOrderDetails Details { get; }

    /// <summary>When the work may be done.</summary>
    public ServiceWindow Window { get; }

    /// <summary>Where the work is, when the equipment is mobile; else says nothing.</summary>
    public SiteAddress Address { get; }

    /// <summary>The other rows it refers to.</summary>
    public WorkOrderLinks Links { get; }

    /// <summary>Who is suggested to do it.</summary>
    public Guid? SuggestedUserId { get; }

    /// <summary>When the suggested technician would start (UTC).</summary>
    public DateTimeOffset? SuggestedStart { get; }

    /// <summary>The running number in its tenant; null until it is written.</summary>
    public int? Number { get; private set; }

    /// <summary>When it was last written, by the database's clock (UTC); null until it is.</summary>
    public DateTimeOffset? Modified { get; private set; }

    /// <summary>Minutes to plan: the estimate, or <see cref="DefaultEstimate"/> when there is none.</summary>
    public int MinutesToPlan => Details.EstimatedTime is > 0 and var minutes ? minutes : DefaultEstimate;

    /// <summary>
    /// Creates the order. Status Suggested with a technician and a start raises <see cref="JobSuggestedEvent"/> (the contract's <c>job_status_code</c>); nothing else does.
    /// </summary>
    /// <param name="asked">What is asked for, every fact known.</param>
    /// <param name="now">The time of creation (UTC).</param>
    /// <exception cref="DomainException">A rule is broken.</exception>
    public static WorkOrder Create(NewWorkOrder asked, DateTimeOffset now)
    {
        var problems = asked.Problems().ToList();
        if (problems.Count > 0)
        {
            throw new DomainException(problems);
        }

        var order = new WorkOrder(asked, asked.Status ?? throw Unknown("job_status"), asked.Site ?? throw Unknown("project"), now);
        if (order.Status.System == SystemStatus.Suggested && asked is { Technician: { } technician, SuggestedStart: { } start })
        {
            order.Raise(new JobSuggestedEvent(order.Id, technician.Id, technician.Team, start, order.MinutesToPlan));
        }
        return order;
    }

    /// <summary>Takes the number drawn for it.</summary>
    public void Numbered(int number) => Number = number;

    /// <summary>Takes the time at which it was written.</summary>
    public void Stored(DateTimeOffset modified) => Modified = modified;

    private static DomainException Unknown(string field) => new([new(field, "required", $"A work order needs {field}.")]);
}
