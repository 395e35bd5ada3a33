using System.Globalization;

namespace WorkOrders.Integration.Tests.Model;

/// <summary>The planning of a work order, as docs/statuses.md states it. All times of the series are in the future.</summary>
/// <param name="draft">What the request is about to write.</param>
/// <param name="order">The order as it would be.</param>
/// <param name="from">The system status that the order has; null if it is new.</param>
/// <param name="to">The system status that the order gets; null if it is unknown.</param>
internal sealed class OrderPlanningModel(ModelDraft draft, DraftRow order, string? from, string? to)
{
    private const string Technician = "suggested_user_id";
    private const string Start = "suggested_date_start";

    /// <summary>Reopening and canceling end the planning, and so does leaving Suggested for anything but Planned or Dispatched.</summary>
    private bool Ends => from is not null && from != to && to is not null && OrderStatuses.AtCreation.Contains(to)
        && (from == "Suggested" || to == "Canceled" || !OrderStatuses.AtCreation.Contains(from));

    private bool ChangesTechnician => order.Sets(Technician);

    /// <summary>Returns the time that a value stands for; null if there is no value.</summary>
    public static DateTime? Moment(string? value) =>
        value is null ? null : DateTime.Parse(ModelValue.TextOf(value)!, CultureInfo.InvariantCulture);

    /// <summary>Refuses what contradicts a firm entry, because such an entry does not move by itself.</summary>
    public void Check()
    {
        var firm = Ends || order.IsNew ? [] : order.Planning.Where(entry => entry.IsFirm).ToList();
        if ((ChangesTechnician || order.Sets(Start)) && !firm.Exists(IsSuggested))
        {
            firm.ForEach(_ => Refuse(ChangesTechnician ? Technician : Start));
        }
        var (earliest, due) = (Moment(order["earliest_date_plannable"]), Moment(order["due_date"]));
        foreach (var entry in firm.Where(entry => (order.Sets("earliest_date_plannable") || order.Sets("due_date"))
            && (entry.From < earliest || entry.From > due)))
        {
            Refuse(entry.From > due ? "due_date" : "earliest_date_plannable");
        }
    }

    /// <summary>Plans the order as it is suggested, makes its entries firm, or removes them.</summary>
    public void Apply()
    {
        var becomesSuggested = to == "Suggested" && from != to;
        var follows = !Ends && (order.IsNew || order.Sets(Technician) || order.Sets(Start) || Minutes(order["estimated_time"])
            != Minutes(order.Stored?["estimated_time"])) && (to == "Suggested" || order.Planning.Exists(entry => !entry.IsFirm));
        if (Ends)
        {
            order.Planning.Clear();
        }
        if (becomesSuggested || follows)
        {
            var (technician, start) = (draft.ById(ModelEntity.All["user"], order.IdOf(Technician)), Moment(order[Start]));
            if (technician is not null && start is { } begin)
            {
                order.Planning.RemoveAll(entry => !entry.IsFirm);
                order.Planning.AddRange(TeamOf(technician).Select(user =>
                    new ModelPlanning(user.Id, begin, begin.AddMinutes(Minutes(order["estimated_time"])), IsFirm: false)));
            }
            else if (follows && to != "Planned")
            {
                order.Planning.RemoveAll(entry => !entry.IsFirm);
            }
        }
    }

    /// <summary>Makes the entries of planned work firm. A technician who is planned for other work at that time is a problem.</summary>
    public void CheckBookings()
    {
        if (to != "Planned" || from == to)
        {
            return;
        }
        foreach (var entry in order.Planning.Where(entry => !entry.IsFirm).ToList())
        {
            if (draft.RowsOf(order.Entity).Where(other => other != order).SelectMany(other => other.Planning)
                .Any(other => other.IsFirm && other.User == entry.User && other.From < entry.To && entry.From < other.To))
            {
                draft.Refuse(ModelProblemKind.Conflict, "", "booked");
            }
            order.Planning[order.Planning.IndexOf(entry)] = entry with { IsFirm = true };
        }
    }

    private IEnumerable<DraftRow> TeamOf(DraftRow leader) => leader["is_team_leader"] != "true" ? [leader] :
    [
        leader,
        .. draft.RowsOf(leader.Entity).Where(user => user != leader && user.IdOf("team_leader_user_id") == leader.Id
            && user["archived"] != "true" && user["disabled"] != "true"),
    ];

    private bool IsSuggested(ModelPlanning entry) =>
        (order.IdOf(Technician) is not { } technician || technician == entry.User)
        && (Moment(order[Start]) is not { } start || start == entry.From);

    private static int Minutes(string? estimate) =>
        estimate is null or "0" ? 60 : int.Parse(estimate, CultureInfo.InvariantCulture);

    private void Refuse(string field) => draft.Refuse(ModelProblemKind.Conflict, $"/{field}", "planned");
}
