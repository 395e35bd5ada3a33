namespace WorkOrders.Domain.WorkOrders;

/// <summary>
/// A work order that is asked for, with the facts its rules need. A fact that is null is not known (its reference did not resolve);
/// the rules that need it are then skipped, so that one answer can name every problem there is.
/// </summary>
public sealed record NewWorkOrder
{
    /// <summary>Its id, the client's or ours.</summary>
    public required Guid Id { get; init; }

    /// <summary>The key other systems use for it, unique in its tenant.</summary>
    public string? ReferenceBackOffice { get; init; }

    /// <summary>What it says in its own words.</summary>
    public required WorkOrderDetails Details { get; init; }

    /// <summary>When the work may be done.</summary>
    public ServiceWindow Window { get; init; } = new();

    /// <summary>Where the work is, when the equipment is mobile.</summary>
    public SiteAddress Address { get; init; } = SiteAddress.None;

    /// <summary>When the suggested technician would start.</summary>
    public DateTimeOffset? SuggestedStart { get; init; }

    /// <summary>The rows it refers to.</summary>
    public WorkOrderLinks Links { get; init; } = WorkOrderLinks.None;

    /// <summary>Fact: the status it starts with.</summary>
    public Status? Status { get; init; }

    /// <summary>Fact: what it is done on.</summary>
    public Site? Site { get; init; }

    /// <summary>Fact: who is suggested, if anybody.</summary>
    public Technician? Technician { get; init; }

    /// <summary>Fact: the company of the contact that asks, if one does.</summary>
    public Guid? CompanyOfRequester { get; init; }

    /// <summary>Every rule this request breaks; empty when the order may be created.</summary>
    public IEnumerable<Violation> Violations() =>
        [.. StatusRules(), .. SiteRules(), .. TechnicianRules(), .. RequesterRules(), .. ParentRules()];

    private IEnumerable<Violation> StatusRules()
    {
        if (Status is { SettableAtCreation: false })
        {
            yield return new("job_status", "status_not_settable",
                $"A work order cannot start as {Status.Code}; it can start as {string.Join(", ", SystemStatus.CodesAtCreation)}.",
                Status.Code, SystemStatus.CodesAtCreation);
        }
    }

    private IEnumerable<Violation> SiteRules() => Site switch
    {
        null => [],
        { IsMobile: true } => MobileSiteRules(),
        _ => FixedSiteRules(Site),
    };

    private IEnumerable<Violation> MobileSiteRules()
    {
        (string Field, string? Value)[] mandatory = [("street", Address.Street), ("zip", Address.Zip), ("city", Address.City)];
        foreach (var (field, value) in mandatory)
        {
            if (value is null)
            {
                yield return new(SiteAddress.Prefix + field, "required",
                    $"The project is a mobile installation, so the order must say where it is: {SiteAddress.Prefix}{field} is missing.");
            }
        }
        if (Links.DbAddressId is { } address)
        {
            yield return new("db_address", "address_on_mobile",
                "The project is a mobile installation: give the address in the db_address_* fields and leave db_address_id out.", address);
        }
    }

    private IEnumerable<Violation> FixedSiteRules(Site site)
    {
        if (Links.DbAddressId is { } address && !site.Addresses.Contains(address))
        {
            yield return new("db_address", "address_elsewhere",
                "db_address_id must be an address of the project or of a project above it.", address, site.Addresses);
        }
    }

    private IEnumerable<Violation> TechnicianRules()
    {
        if (Technician is { Archived: true })
        {
            yield return new("suggested_user", "user_archived", "The suggested user is archived; suggest one who is not.", Technician.Id);
        }
        if (Technician is { Disabled: true })
        {
            yield return new("suggested_user", "user_disabled", "The suggested user is disabled; suggest one who is not.", Technician.Id);
        }
    }

    private IEnumerable<Violation> RequesterRules()
    {
        if (Links is { RequestedByContactId: { } contact, RequestedByCompanyId: { } company } && CompanyOfRequester != company)
        {
            yield return new("requested_by_contact", "contact_elsewhere",
                "requested_by_contact_id must be a contact of requested_by_company_id.", contact, company);
        }
    }

    private IEnumerable<Violation> ParentRules()
    {
        if (Links.ParentId == Id)
        {
            yield return new("_parent", "cycle", "A work order cannot be its own parent.", Id);
        }
    }
}
