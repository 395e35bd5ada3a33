using WorkOrders.Domain.Planning;

namespace WorkOrders.Domain.WorkOrders;

/// <summary>
/// A requested work order and its rule inputs. A rule input is null if its reference could not be resolved. The rules that need it are then
/// skipped, so that one response can list all other problems.
/// </summary>
public sealed record NewWorkOrder
{
    /// <summary>The id, from the client or the server.</summary>
    public required Guid Id { get; init; }

    /// <summary>The key in other systems, unique in the tenant.</summary>
    public string? ReferenceBackOffice { get; init; }

    /// <summary>The texts, times and numbers.</summary>
    public required WorkOrderDetails Details { get; init; }

    /// <summary>The period in which the work can be done.</summary>
    public ServiceWindow Window { get; init; } = new();

    /// <summary>The address of the work, if the equipment is mobile.</summary>
    public SiteAddress Address { get; init; } = SiteAddress.None;

    /// <summary>The suggested start of the work.</summary>
    public DateTimeOffset? SuggestedStart { get; init; }

    /// <summary>The ids of the referenced rows.</summary>
    public WorkOrderLinks Links { get; init; } = WorkOrderLinks.None;

    /// <summary>When the status changes (UTC), if that is not the time of the request.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>Rule input: the status.</summary>
    public Status? Status { get; init; }

    /// <summary>Rule input: the serviced project.</summary>
    public Site? Site { get; init; }

    /// <summary>Rule input: the suggested technician, if there is one.</summary>
    public Technician? Technician { get; init; }

    /// <summary>Rule input: the company of the requesting contact, if there is one.</summary>
    public Guid? CompanyOfRequester { get; init; }

    /// <summary>
    /// Returns all rule violations; empty if the order can be created. Pointers are names of fields, or of
    /// references such as <c>suggested_user</c>.
    /// </summary>
    public IEnumerable<Problem> Problems() => [.. StatusRules(), .. ContentProblems()];

    /// <summary>Returns the violations of the rules that an order must meet whatever its status is.</summary>
    public IEnumerable<Problem> ContentProblems() => [.. SiteRules(), .. TechnicianRules(), .. RequesterRules(), .. ParentRules()];

    private IEnumerable<Problem> StatusRules()
    {
        if (Status is { SettableAtCreation: false })
        {
            yield return new("job_status", "status_not_settable",
                $"A work order cannot be created with the status {Status.Code}; "
                    + $"allowed: {string.Join(", ", SystemStatus.CodesAtCreation)}.",
                Status.Code, SystemStatus.CodesAtCreation);
        }
    }

    private IEnumerable<Problem> SiteRules() => Site switch
    {
        null => [],
        { ClosedBy: { } closed } =>
        [
            new("project", "project_closed",
                $"The project does not accept work orders, because its status \"{closed}\" is a closed status. Choose another project, or "
                    + "change its status.",
                Site.ProjectId),
        ],
        { IsMobile: true } => MobileSiteRules(),
        _ => FixedSiteRules(Site),
    };

    private IEnumerable<Problem> MobileSiteRules()
    {
        (string Field, string? Value)[] mandatory = [("street", Address.Street), ("zip", Address.Zip), ("city", Address.City)];
        foreach (var (field, value) in mandatory)
        {
            if (value is null)
            {
                yield return new(SiteAddress.Prefix + field, "required",
                    $"\"{SiteAddress.Prefix}{field}\" is required because the project is a mobile installation.");
            }
        }
        if (Links.DbAddressId is { } address)
        {
            yield return new("db_address", "address_on_mobile",
                "\"db_address_id\" is not allowed because the project is a mobile installation; "
                    + "send the address in the db_address_* fields.",
                address);
        }
    }

    private IEnumerable<Problem> FixedSiteRules(Site site)
    {
        if (Links.DbAddressId is { } address && !site.Addresses.Contains(address))
        {
            yield return new("db_address", "address_elsewhere",
                $"\"db_address_id\" must be an address of the project or of one of its ancestors; received {address}.",
                address, site.Addresses);
        }
    }

    private IEnumerable<Problem> TechnicianRules() => Technician is null
        ? []
        : ActiveUser.Check("suggested_user", "suggested user", Technician.Id, Technician.Archived, Technician.Disabled);

    private IEnumerable<Problem> RequesterRules()
    {
        if (Links is { RequestedByContactId: { } contact, RequestedByCompanyId: { } company } && CompanyOfRequester != company)
        {
            yield return new("requested_by_contact", "contact_elsewhere",
                $"\"requested_by_contact_id\" must be a contact of the company in \"requested_by_company_id\"; received {contact}.",
                contact, company);
        }
    }

    private IEnumerable<Problem> ParentRules()
    {
        if (Links.ParentId == Id)
        {
            yield return new("_parent", "cycle", "A work order cannot be its own parent.", Id);
        }
    }
}
