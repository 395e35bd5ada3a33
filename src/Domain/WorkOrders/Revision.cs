using MediatR;
using WorkOrders.Domain.Planning;

namespace WorkOrders.Domain.WorkOrders;

/// <summary>A change of an order: its rules, the state that follows from it, and its events.</summary>
/// <param name="before">The order as it is.</param>
/// <param name="requested">The order as it would be stored.</param>
/// <param name="related">What else is stored about the order.</param>
/// <param name="now">The time of the change (UTC).</param>
internal sealed class Revision(WorkOrderState before, NewWorkOrder requested, RelatedWork related, DateTimeOffset now)
{
    private readonly StatusChange _status = new(before.Status, requested.Status ?? before.Status);

    private DateTimeOffset Occurred => requested.OccurredAt ?? now;

    private bool ChangesTechnician => requested.Links.SuggestedUserId != before.SuggestedUserId;

    private bool ChangesSuggestion => ChangesTechnician || requested.SuggestedStart != before.SuggestedStart;

    private bool BecomesSuggested => _status.LeavesSystemStatus && _status.To.System == SystemStatus.Suggested;

    /// <summary>Returns the rule violations.</summary>
    public IEnumerable<Problem> Problems() =>
    [
        // An earlier suggested technician may have been archived since; the order can still be changed.
        .. (ChangesTechnician || BecomesSuggested ? requested : requested with { Technician = null }).ContentProblems(),
        .. _status.Problems(related, requested.Links.SuggestedUserId),
        .. PlanningRules(),
    ];

    /// <summary>Returns the order after the change, with the former date of its last change.</summary>
    public WorkOrderState Apply()
    {
        var isFixed = requested.Site is { IsMobile: false };
        return before with
        {
            ReferenceBackOffice = requested.ReferenceBackOffice,
            Status = _status.To,
            StatusBeforePlanning = _status.BeforePlanning(before.StatusBeforePlanning),
            ProjectId = requested.Links.ProjectId ?? before.ProjectId,
            CompanyId = requested.Site is { } site && site.ProjectId != before.ProjectId ? site.CompanyId : before.CompanyId,
            Details = requested.Details with
            {
                DateCreate = before.Details.DateCreate,
                DateUpdate = before.Details.DateUpdate,
                DateClosed = DateClosed(),
                DateStatus = _status.IsNone ? before.Details.DateStatus : Occurred,
            },
            Window = requested.Window,
            Address = isFixed ? SiteAddress.None : requested.Address,
            Links = isFixed ? requested.Links.Without("db_address_db_country") : requested.Links,
            SuggestedUserId = requested.Links.SuggestedUserId,
            SuggestedStart = requested.SuggestedStart,
        };
    }

    /// <summary>Returns the events from which the planning of the order follows.</summary>
    public IEnumerable<INotification> Events()
    {
        if (_status.EndsPlanning)
        {
            yield return new JobUnplannedEvent(before.Id, now);
        }
        var after = Apply();
        var isFollowed = !_status.EndsPlanning && (ChangesSuggestion || after.MinutesToPlan != before.MinutesToPlan)
            && (after.Status.System == SystemStatus.Suggested || related.Planning.Any(entry => !entry.IsFirm));
        if (BecomesSuggested || isFollowed)
        {
            if (requested is { Technician: { } technician, SuggestedStart: { } start })
            {
                yield return new JobSuggestedEvent(before.Id, technician.Id, technician.Team, start, after.MinutesToPlan);
            }
            else if (isFollowed && after.Status.System != SystemStatus.Planned)
            {
                yield return new JobUnplannedEvent(before.Id, From: null);
            }
        }
        if (_status.LeavesSystemStatus && after.Status.System == SystemStatus.Planned)
        {
            yield return new JobPlannedEvent(before.Id, after.Window);
        }
    }

    private DateTimeOffset? DateClosed() => (before.Status.System.Closes, _status.To.System.Closes) switch
    {
        (false, true) => requested.Details.DateClosed ?? Occurred,
        (true, true) => requested.Details.DateClosed ?? before.Details.DateClosed,
        (_, false) => null,
    };

    /// <summary>Checks that the change does not contradict a firm entry: firm entries do not move with the suggestion.</summary>
    private IEnumerable<Problem> PlanningRules()
    {
        var firm = _status.EndsPlanning ? [] : related.Planning.Where(entry => entry.IsFirm && entry.To > now).ToList();
        if (ChangesSuggestion && !firm.Exists(IsSuggested))
        {
            foreach (var entry in firm)
            {
                yield return ChangesTechnician
                    ? Planned("suggested_user", entry, requested.Links.SuggestedUserId)
                    : Planned("suggested_date_start", entry, requested.SuggestedStart);
            }
        }
        foreach (var entry in firm.Where(entry => requested.Window != before.Window && !requested.Window.Contains(entry.From)))
        {
            yield return entry.From > requested.Window.DueDate
                ? Planned("due_date", entry, requested.Window.DueDate)
                : Planned("earliest_date_plannable", entry, requested.Window.EarliestDatePlannable);
        }
    }

    private bool IsSuggested(PlanningEntry entry) =>
        (requested.Links.SuggestedUserId is not { } technician || technician == entry.TechnicianId)
        && (requested.SuggestedStart is not { } start || start == entry.From);

    private Problem Planned(string field, PlanningEntry entry, object? value)
    {
        var (from, to) = (Period.Text(entry.From), Period.Text(entry.To));
        var isDirect = before.Status.System.Transitions.Any(transition => transition.To == SystemStatus.ToBePlanned);
        return new(field, "planned",
            $"The order is planned for user {entry.TechnicianId} from {from} to {to} (planning entry {entry.Id}), and the change does not "
                + $"match this entry. First change the order to {(isDirect ? "" : "WaitingFurtherActions and then to ")}ToBePlanned; this "
                + "removes the entry.",
            value,
            new Dictionary<string, object> { ["id"] = entry.Id, ["user_id"] = entry.TechnicianId, ["date_from"] = from, ["date_to"] = to })
        {
            Kind = ProblemKind.Conflict,
        };
    }
}
