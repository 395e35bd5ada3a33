using WorkOrders.Application.MasterData;
using WorkOrders.Application.References;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.WorkOrders.Create;

/// <summary>Turns what was asked for and what was found into what the domain needs to decide.</summary>
internal static class NewWorkOrderFactory
{
    /// <summary>Takes the tenant's default priority where none is given.</summary>
    public static void TakeDefaults(RequestedWorkOrder asked, ResolvedRows found)
    {
        if (!asked.JobPriority.IsGiven)
        {
            asked.JobPriority.Row = found.Of(asked.JobPriority.Target).FirstOrDefault(row => row.As<JobPriority>().IsDefault == true);
        }
    }

    /// <summary>The new order with the facts its rules need; what did not resolve stays unknown.</summary>
    public static NewWorkOrder Gather(RequestedWorkOrder asked, ResolvedRows found) => new()
    {
        Id = asked.Row!.Id,
        ReferenceBackOffice = asked.Row.Key,
        Details = asked.Details,
        Window = asked.Window,
        Address = asked.Address with { DbCountryId = asked.Country.Row?.Id },
        SuggestedStart = asked.SuggestedDateStart,
        Links = new()
        {
            JobTypeId = asked.JobType.Row?.Id,
            JobPriorityId = asked.JobPriority.Row?.Id,
            SkillId = asked.Skill.Row?.Id,
            ParentId = asked.Parent.Row?.Id,
            DbAddressId = asked.DbAddress.Row?.Id,
            ContactId = asked.Contact.Row?.Id,
            RequestedByCompanyId = asked.RequestedByCompany.Row?.Id,
            RequestedByContactId = asked.RequestedByContact.Row?.Id,
            ApprovalResponsibleUserId = asked.ApprovalResponsibleUser.Row?.Id,
        },
        Status = asked.JobStatus.Row is { } status ? StatusOf(status.As<JobStatus>()) : null,
        Site = asked.Project.Row is { } project ? SiteOf(project, found) : null,
        Technician = (asked.SuggestedUser.Row?.Values ?? asked.SuggestedUser.Embedded) is User user ? TechnicianOf(user, found) : null,
        CompanyOfRequester = asked.RequestedByContact.Row?.As<Contact>().CompanyId,
    };

    /// <summary>A status that hangs under no system status behaves like none of them: no order can start in it.</summary>
    private static Status StatusOf(JobStatus status) => new(
        status.Id!.Value,
        SystemStatus.Find(status.SystemJobStatusId ?? status.Id!.Value) ?? new(status.Code ?? status.Name!, status.Id!.Value),
        status.UsableOnApi ?? true,
        status.Code);

    private static Site SiteOf(Row row, ResolvedRows found)
    {
        var project = row.As<Project>();
        return new(row.Id, project.IsMobileInstallation ?? false, project.CompanyId,
            [.. found.Chain(row).Select(each => each.As<Project>().DbAddressId).OfType<Guid>()]);
    }

    private static Technician TechnicianOf(User user, ResolvedRows found)
    {
        var team = user.IsTeamLeader != true ? [] : found.Of<User>().Where(member =>
            member.TeamLeaderUserId == user.Id && member.Id != user.Id && member is { Archived: not true, Disabled: not true });
        return new(user.Id ?? Guid.Empty, user.Archived ?? false, user.Disabled ?? false, [.. team.Select(member => member.Id!.Value).Order()]);
    }
}
