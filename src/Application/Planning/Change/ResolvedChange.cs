using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Application.References;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Domain.Planning;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.Planning.Change;

/// <summary>A requested change with the rows that it concerns, as far as they were found.</summary>
internal sealed class ResolvedChange
{
    private static readonly Entity Entries = Entity.Of<JobPlanning>();
    private static readonly Entity Jobs = Entity.Of<Job>();
    private static readonly Entity Users = Entity.Of<User>();

    /// <summary>Finds the rows of a change.</summary>
    /// <param name="change">The change.</param>
    /// <param name="rows">The rows of this attempt.</param>
    public ResolvedChange(PlanningChange change, ResolvedRows rows)
    {
        Change = change;
        Entry = rows.ById(Entries, change.Address?.Id);
        Stored = Entry?.As<JobPlanning>();
        Order = Stored is null ? Find(rows, change.Order) : rows.ById(Jobs, Stored.JobsId);
        var user = change.User.IsGiven ? Find(rows, change.User) : rows.ById(Users, Stored?.UserId);
        Technicians = user is null ? [] : Stored is null && change.WithTeam ? [user, .. Team(user, rows)] : [user];
        Period = PeriodOf();
    }

    /// <summary>The requested change.</summary>
    public PlanningChange Change { get; }

    /// <summary>The row of the entry; null if a new one is requested.</summary>
    public Row? Entry { get; }

    /// <summary>The stored entry; null if a new one is requested.</summary>
    public JobPlanning? Stored { get; }

    /// <summary>The row of the work order; null if it was not found.</summary>
    public Row? Order { get; }

    /// <summary>The technician, followed by the members of the team that a planned leader leads; empty if not found.</summary>
    public IReadOnlyList<Row> Technicians { get; }

    /// <summary>The period after the change; null if it is not known, or if it is empty.</summary>
    public Period? Period { get; }

    private static Row? Find(ResolvedRows rows, Reference reference) =>
        rows.ById(reference.Target, reference.Id) ?? rows.ByKey(reference.Target, reference.Key);

    private static IEnumerable<Row> Team(Row leader, ResolvedRows rows) => leader.As<User>().IsTeamLeader != true
        ? []
        : rows.RowsOf(Users).Where(row => row != leader
            && row.As<User>() is { Archived: not true, Disabled: not true } member && member.TeamLeaderUserId == leader.Id)
            .OrderBy(row => row.Id);

    private Period? PeriodOf()
    {
        var message = Change.Message;
        var from = message?.DateFrom ?? Stored?.DateFrom;
        if (from is not { } start)
        {
            return null;
        }
        var length = Change.Writes(nameof(JobPlanning.DateTo)) || Stored is null
            ? TimeSpan.FromMinutes(WorkOrder.MinutesFor(Order?.As<Job>().EstimatedTime))
            : Stored.DateTo!.Value - Stored.DateFrom!.Value;
        var to = message?.DateTo ?? (Change.Writes(nameof(JobPlanning.DateTo)) || Change.Writes(nameof(JobPlanning.DateFrom))
            ? DateTimeOffset.MaxValue - start > length ? start + length : null
            : Stored?.DateTo);
        return to > start ? new(start, to.Value) : null;
    }
}
