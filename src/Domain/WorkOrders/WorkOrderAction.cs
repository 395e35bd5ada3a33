using static WorkOrders.Domain.Planning.Period;

namespace WorkOrders.Domain.WorkOrders;

/// <summary>A command that is given on an order: by whom, and when.</summary>
/// <param name="Command">The command.</param>
/// <param name="TechnicianId">
/// The id of the technician who acts; null if the client does not name one, such as a dispatcher, who can give all commands.
/// </param>
/// <param name="OccurredAt">When it happened (UTC), if the client reports it later; null for the current time.</param>
public sealed record WorkOrderAction(WorkOrderCommand Command, Guid? TechnicianId, DateTimeOffset? OccurredAt)
{
    /// <summary>
    /// How much the clock of a client can differ from that of the server. A time that is in the future, or before the last change of
    /// status, by no more than this is taken as the current time or as the time of that change.
    /// </summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(2);

    /// <summary>Returns whether the order has the status already, so that the command changes nothing.</summary>
    public bool IsRepeated(WorkOrderState order) => order.Status.System == Command.Target;

    /// <summary>Returns whether the command is possible in the status of the order.</summary>
    public bool SuitsStatus(WorkOrderState order) => IsRepeated(order) || Command.From.Contains(order.Status.System);

    /// <summary>Returns when the status changes (UTC): not in the future, and not before its last change.</summary>
    /// <param name="order">The order.</param>
    /// <param name="now">The current time (UTC).</param>
    public DateTimeOffset TimeOf(WorkOrderState order, DateTimeOffset now) =>
        OccurredAt is not { } time || time > now ? now : time < LastChange(order, now) ? LastChange(order, now) : time;

    /// <summary>
    /// Returns why the command cannot be given; empty if it can. Pointers are names of fields, or <c>user</c>; null for the status. The
    /// conditions of the transition are checked when the order is revised.
    /// </summary>
    /// <param name="order">The order.</param>
    /// <param name="related">What else is stored about the order.</param>
    /// <param name="nameOf">Returns the name of a technician in messages.</param>
    /// <param name="now">The current time (UTC).</param>
    public IEnumerable<Problem> Problems(
        WorkOrderState order, RelatedWork related, Func<Guid, string> nameOf, DateTimeOffset now) =>
        [.. StatusRules(order), .. TechnicianRules(order, related, nameOf), .. TimeRules(order, now)];

    private IEnumerable<Problem> StatusRules(WorkOrderState order)
    {
        if (!SuitsStatus(order))
        {
            string[] from = [.. Command.From.Select(status => status.Code)];
            yield return new(null, "status_transition",
                $"{Command.Name} is not possible, because the work order has the status {order.Status.Code}. It is possible from "
                    + $"{string.Join(", ", from)}.",
                order.Status.Code, from)
            {
                Kind = ProblemKind.Conflict,
            };
        }
    }

    private IEnumerable<Problem> TechnicianRules(WorkOrderState order, RelatedWork related, Func<Guid, string> nameOf)
    {
        if (TechnicianId is not { } technician)
        {
            yield break;
        }
        var planned = related.Planning.Select(entry => entry.TechnicianId).Distinct().ToList();
        var leader = order.Links.LeaderId;
        Guid[] accepted = [.. planned.Concat(new[] { order.SuggestedUserId, leader }.OfType<Guid>()).Distinct()];
        if (!accepted.Contains(technician))
        {
            string[] names = [.. accepted.Select(nameOf)];
            yield return new("user", "not_planned_for_user",
                $"{nameOf(technician)} is neither planned nor suggested for the work order; "
                    + (names.Length == 0 ? "no technician is" : $"these technicians are: {string.Join(", ", names)}")
                    + ". Suggest the technician first, or name another one.",
                nameOf(technician), names);
        }
        else if (Command.IsReservedForLeader && planned.Count > 1 && leader is { } lead && lead != technician)
        {
            yield return new("user", "not_leader",
                $"Several technicians are planned for the work order, so only their leader, {nameOf(lead)}, can give the command "
                    + $"{Command.Name}; received {nameOf(technician)}.",
                nameOf(technician), new[] { nameOf(lead) })
            {
                Kind = ProblemKind.Conflict,
            };
        }
    }

    private IEnumerable<Problem> TimeRules(WorkOrderState order, DateTimeOffset now)
    {
        if (OccurredAt > now + ClockTolerance)
        {
            yield return new("occurred_at", "in_future",
                $"\"occurred_at\" must not be in the future; received {Text(OccurredAt.Value)}, and it is {Text(now)}. Omit it for "
                    + "the current time.",
                Text(OccurredAt.Value), $"not after {Text(now)}");
        }
        else if (!IsRepeated(order) && OccurredAt < LastChange(order, now) - ClockTolerance)
        {
            var last = Text(LastChange(order, now));
            yield return new("occurred_at", "before_last_change",
                $"\"occurred_at\" must not be before the last change of status, {last}; received {Text(OccurredAt.Value)}.",
                Text(OccurredAt.Value), $"not before {last}")
            {
                Kind = ProblemKind.Conflict,
            };
        }
    }

    /// <summary>Returns when the status last changed; if that was before these times were stored, when the order was created.</summary>
    private static DateTimeOffset LastChange(WorkOrderState order, DateTimeOffset now) =>
        (order.Details.DateStatus ?? order.Details.DateCreate) is { } last && last < now ? last : now;
}
