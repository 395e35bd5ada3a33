using MediatR;
using WorkOrders.Application.Availability;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Domain;
using WorkOrders.Domain.Planning;

namespace WorkOrders.Application.Planning.Change;

/// <summary>Changes the planning entries, checks them together against the agendas, and updates the statuses of the orders.</summary>
public sealed class ChangePlanningHandler(
    PlannedOrders orders, IPlanningRepository planning, PlanningCheck check, TechnicianSchedule schedule, RequestContext context)
    : IRequestHandler<ChangePlanningCommand, SavedPlanning>
{
    private static readonly Entity Entries = Entity.Of<JobPlanning>();

    /// <inheritdoc/>
    public Task<SavedPlanning> Handle(ChangePlanningCommand command, CancellationToken cancellationToken)
    {
        var rows = command.Resolved;
        schedule.Reset(rows);
        orders.Reset(rows);
        if (command.Order is { } address && address.Check(Entity.Of<Job>(), OrderOf(command), Precondition.None) is { } missing)
        {
            context.Problems.Add(missing);
        }
        // A plan replaces the suggestion of its order, so plans come before changes of entries, which may be of that suggestion.
        var planned = command.ResolvedChanges.OrderBy(change => change.Stored is not null).SelectMany(Apply).ToList();
        check.Check(planned, command);
        AppointLeader(command, planned);
        orders.FollowPlanning(command.Now);
        return Task.FromResult(new SavedPlanning(context.Problems.Any ? [] : planned, rows, orders.Ids)
        {
            Order = OrderOf(command)?.As<Job>(),
        });
    }

    private static Row? OrderOf(ChangePlanningCommand command) =>
        command.Resolved.ById(Entity.Of<Job>(), command.Order?.Id) ?? command.Resolved.ByKey(Entity.Of<Job>(), command.Order?.Key);

    private void AppointLeader(ChangePlanningCommand command, List<PlannedEntry> planned)
    {
        if (command.Leader is not { } leader || command.Resolved[leader] is not { } user || OrderOf(command) is not { } order)
        {
            return;
        }
        if (planned.Count > 0 && planned.TrueForAll(each => each.Technician != user))
        {
            context.Problems.Add(new(leader.Pointer, "leader_not_planned",
                $"The leader {user.DisplayName} must be one of the planned technicians.", user.DisplayName,
                planned.Select(each => each.Technician.DisplayName).ToList()));
        }
        orders.Load(order).AppointLeader(user.Id);
    }

    private IEnumerable<PlannedEntry> Apply(ResolvedChange resolved)
    {
        var change = resolved.Change;
        if (AddressProblem(resolved) is { } problem)
        {
            context.Problems.Add(problem with
            {
                Pointer = problem.Pointer is null && change.Pointer.Length == 0 ? null : $"{change.Pointer}{problem.Pointer}",
            });
            return [];
        }
        if (resolved.Order is not { } row || resolved.Technicians.Count == 0)
        {
            return [];
        }
        var (order, work) = (orders.Load(row), PlannableWorkFactory.Create(row, orders.Rows));
        var problems = PlanningChangeRules.Check(resolved, order, work, context.Caller.TechnicianId, schedule.NameOf).ToList();
        foreach (var broken in problems)
        {
            context.Problems.Add(broken with { Pointer = change.PointerTo(broken.Pointer!) });
        }
        if (problems.Count > 0 || resolved.Period is not { } period)
        {
            return [];
        }
        if (resolved.Stored is not { } stored)
        {
            return Add(resolved, work, period);
        }
        if (planning.Of(work.Id).FirstOrDefault(entry => entry.Id == stored.Id) is not { } entry)
        {
            context.Problems.Add(new(change.PointerTo("id"), "contradiction",
                $"The request also plans order {work.Name}, which deletes this suggestion; omit this change.", stored.Id));
            return [];
        }
        return [Change(resolved, work, stored, entry, period)];
    }

    private Problem? AddressProblem(ResolvedChange resolved)
    {
        var change = resolved.Change;
        if (change.Address is null && orders.Rows.ById(Entries, change.EntryId) is { } other)
        {
            return RowConflicts.Exists(Entries.Id, other, $"A planning entry with this id already exists: {other.Id}.");
        }
        var problem = change.Address?.Check(Entries, resolved.Entry, change.Precondition);
        return problem switch
        {
            { Kind: ProblemKind.NotFound } when change is { Mode: SaveMode.Replace, MustExist: false, IsDelete: false } => null,
            { Kind: ProblemKind.NotFound } when change.Pointer.Length > 0 => problem with { Kind = ProblemKind.Unprocessable },
            _ => problem,
        };
    }

    private List<PlannedEntry> Add(ResolvedChange resolved, PlannableWork work, Period period)
    {
        // A plan replaces the suggestion of the order.
        foreach (var tentative in planning.Of(work.Id).Where(entry => !entry.IsFirm))
        {
            planning.Remove(tentative);
        }
        var planned = new List<PlannedEntry>();
        foreach (var technician in resolved.Technicians.Where(technician => !IsPlanned(work, technician, period)))
        {
            var id = planned.Count == 0 ? resolved.Change.EntryId : null;
            var entry = PlanningEntry.Firm(
                id ?? Guid.CreateVersion7(), work.Id, technician.Id, period, technician.As<User>().AllowOverlap ?? false);
            Mark(entry, resolved.Change);
            planning.Add(entry);
            planned.Add(new(resolved.Change, entry, technician, work, Stored: null));
        }
        if (resolved.Technicians.Count > 1)
        {
            var members = resolved.Technicians.Skip(1).Select(member => member.DisplayName).ToList();
            context.Problems.Warn(new(resolved.Change.User.Pointer, "team_planned",
                $"{resolved.Technicians[0].DisplayName} leads a team; its members are planned, too: {string.Join(", ", members)}.",
                members));
        }
        return planned;
    }

    /// <summary>Returns whether the same request has planned a technician already, as a member of a team.</summary>
    private bool IsPlanned(PlannableWork work, Row technician, Period period) => planning.Added.Any(entry =>
        entry.WorkOrderId == work.Id && entry.TechnicianId == technician.Id && entry.Period == period);

    private PlannedEntry Change(ResolvedChange resolved, PlannableWork work, JobPlanning stored, PlanningEntry entry, Period period)
    {
        var technician = resolved.Technicians[0];
        if (resolved.Change.IsDelete)
        {
            planning.Remove(entry);
        }
        else
        {
            if (entry.TechnicianId != technician.Id || entry.Period != period)
            {
                entry.Reschedule(technician.Id, period, technician.As<User>().AllowOverlap ?? false);
            }
            Mark(entry, resolved.Change);
        }
        return new(resolved.Change, entry, technician, work, stored);
    }

    private static void Mark(PlanningEntry entry, PlanningChange change)
    {
        if (change.Writes(nameof(JobPlanning.IsLocked)))
        {
            entry.Lock(change.Message!.IsLocked ?? false);
        }
        if (change.Writes(nameof(JobPlanning.CustomerInformed)))
        {
            entry.Inform(change.Message!.CustomerInformed ?? false);
        }
    }
}
