using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Application.References;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.WorkOrders.Create;

/// <summary>
/// Combines a requested order and the rows that it refers to into the input of the domain rules. Values of unresolved references are null.
/// </summary>
internal static class NewWorkOrderFactory
{
    private static readonly Entity Statuses = Entity.Of<ProjectStatus>();

    /// <summary>Resolves the omitted references that have a default: the tenant's default priority.</summary>
    public static void ResolveDefaults(RequestedWorkOrder requested, ResolvedRows rows)
    {
        var priority = requested.JobPriority;
        if (!priority.IsGiven && rows.RowsOf(priority.Target).FirstOrDefault(row => row.As<JobPriority>().IsDefault == true) is { } row)
        {
            rows.Resolve(priority, row);
        }
    }

    /// <summary>Creates the new order with the values that the domain rules read.</summary>
    public static NewWorkOrder Create(OrderToCreate order, ResolvedRows rows) =>
        Create(order.Row.Id, order.Row.Key, order.Requested, rows);

    /// <summary>Creates an order with the values that the domain rules read, or an existing order as it would be stored.</summary>
    public static NewWorkOrder Create(Guid id, string? key, RequestedWorkOrder requested, ResolvedRows rows)
    {
        var links = LinksOf(requested, rows);
        return new()
        {
            Id = id,
            ReferenceBackOffice = key,
            Details = requested.Details,
            Window = requested.Window,
            Address = requested.Address with { DbCountryId = links[requested.Country.Name] },
            SuggestedStart = requested.SuggestedDateStart,
            Links = links,
            Status = rows[requested.JobStatus]?.As<JobStatus>().ToStatus(),
            Site = rows[requested.Project] is { } project ? SiteOf(project, rows) : null,
            Technician = (rows[requested.SuggestedUser]?.Values ?? requested.SuggestedUser.Embedded) is User user
                ? TechnicianOf(user, rows) : null,
            CompanyOfRequester = rows[requested.RequestedByContact]?.As<Contact>().CompanyId,
        };
    }

    private static WorkOrderLinks LinksOf(RequestedWorkOrder requested, ResolvedRows rows)
    {
        var resolved = requested.References.Append(requested.Parent).Where(reference => rows[reference] is not null).ToList();
        var ids = new Dictionary<string, Guid>(resolved.Count);
        foreach (var reference in resolved)
        {
            ids[reference.Name] = rows[reference]!.Id;
        }
        return new(ids);
    }

    private static Site SiteOf(Row row, ResolvedRows rows)
    {
        var project = row.As<Project>();
        // A message that embeds the status itself, as the published sample does, knows that it is closed.
        var status = rows.ById(Statuses, project.ProjectStatusId) is { EmbeddedPointer: null } known ? known.As<ProjectStatus>() : null;
        return new(row.Id, project.IsMobileInstallation ?? false, project.CompanyId,
            [.. rows.WithAncestors(row).Select(each => each.As<Project>().DbAddressId).OfType<Guid>()])
        {
            ClosedBy = status?.IsClosed == true ? status.Code ?? status.Id.ToString() : null,
        };
    }

    /// <summary>Returns a user as the domain rules read it, with the active members of the team that the user leads.</summary>
    public static Technician TechnicianOf(User user, ResolvedRows rows)
    {
        var team = user.IsTeamLeader != true ? [] : rows.RowsOf<User>().Where(member =>
            member.TeamLeaderUserId == user.Id && member.Id != user.Id && member is { Archived: not true, Disabled: not true });
        return new(
            user.Id ?? Guid.Empty, user.Archived ?? false, user.Disabled ?? false, [.. team.Select(member => member.Id!.Value).Order()]);
    }
}
