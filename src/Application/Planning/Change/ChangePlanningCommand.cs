using WorkOrders.Application.Availability;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Domain.Planning;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.Planning.Change;

/// <summary>
/// Plans, moves and deletes planning entries: all of them or none. The statuses of their orders are updated. One entry, several
/// technicians of an order, and a whole day are planned by the same command.
/// </summary>
/// <param name="Changes">The requested changes; at least one.</param>
/// <param name="Now">The time of the request (UTC).</param>
/// <param name="Zone">The time zone of the tenant.</param>
public sealed record ChangePlanningCommand(IReadOnlyList<PlanningChange> Changes, DateTimeOffset Now, TimeZoneInfo Zone)
    : ICommand<SavedPlanning>, IHasReferences
{
    /// <summary>The length of a new entry that is assumed until its order is known.</summary>
    private static readonly TimeSpan AssumedLength = TimeSpan.FromDays(1);

    private readonly PlanningNeeds _needs = new();

    /// <summary>How the request addresses the order of all changes; null if the changes name their orders.</summary>
    public RowAddress? Order { get; init; }

    /// <summary>The reference to the lead technician whom the order gets; null if it keeps its own.</summary>
    public Reference? Leader { get; init; }

    /// <summary>The id of the technician to whom the credential of the request belongs, for messages; null if it belongs to none.</summary>
    public Guid? CallerId { get; init; }

    /// <summary>Whether the rules that can be overridden are overridden.</summary>
    public bool Force { get; init; }

    /// <inheritdoc/>
    public bool DryRun { get; init; }

    /// <inheritdoc/>
    public OnMissing OnMissing => OnMissing.Error;

    /// <inheritdoc/>
    public ResolvedRows Resolved
    {
        get => field ?? throw new InvalidOperationException("Nothing was looked up yet.");
        set;
    }

    /// <summary>The agendas of the technicians, as they were looked up in this attempt.</summary>
    public Agendas Agendas { get; private set; } = null!;

    /// <summary>The changes with their rows, as they were looked up in this attempt.</summary>
    internal IReadOnlyList<ResolvedChange> ResolvedChanges { get; private set; } = [];

    /// <inheritdoc/>
    public void Collect(Lookup lookup)
    {
        if (Order is { } order)
        {
            _needs.AddOrder(order);
        }
        if (Leader is { } leader)
        {
            _needs.AddUser(new(leader.Id, leader.Key));
        }
        if (CallerId is { } caller)
        {
            _needs.AddUser(new(caller, null));
        }
        foreach (var change in Changes)
        {
            AddNeeds(change);
        }
        _needs.Collect(lookup);
    }

    /// <inheritdoc/>
    public bool NeedsMore()
    {
        Agendas = new(Resolved, Zone);
        ResolvedChanges = [.. Changes.Select(change => new ResolvedChange(change, Resolved))];
        var grows = false;
        foreach (var change in ResolvedChanges)
        {
            grows |= AddNeeds(change);
        }
        return grows;
    }

    /// <inheritdoc/>
    public IEnumerable<Reference> ResolveOwnRows(ReferenceResolver resolver) =>
        Changes.SelectMany(change => new[] { Order is null ? change.Order : null, change.User })
            .Append(Leader).OfType<Reference>().Where(reference => reference.IsGiven);

    private void AddNeeds(PlanningChange change)
    {
        if (change.EntryId is { } id)
        {
            _needs.AddEntry(id);
        }
        if (Order is null && change.Order is { IsGiven: true } order)
        {
            _needs.AddOrder(new(order.Id, order.Key));
        }
        if (change is { User: { IsGiven: true } user, Message.DateFrom: { } from })
        {
            _needs.AddAgenda(new RowAddress(user.Id, user.Key), Around(new(from, change.Message.DateTo ?? Later(from, AssumedLength))));
        }
        else if (change.User.IsGiven)
        {
            _needs.AddUser(new(change.User.Id, change.User.Key));
        }
    }

    private bool AddNeeds(ResolvedChange change)
    {
        var grows = change.Stored is { JobsId: { } stored } && _needs.AddOrder(new(stored, null));
        if (change.Order?.As<Job>() is { } order)
        {
            if (order.StatusBeforePlanningId is { } before && SystemStatus.Find(before) is null)
            {
                grows |= _needs.AddStatus(before);
            }
            // An order that is suggested again gets its suggestion back.
            if (order is { StatusBeforePlanningId: not null, SuggestedUserId: { } suggested })
            {
                grows |= _needs.AddUser(new(suggested, null));
            }
        }
        if (change.Stored is { UserId: { } former })
        {
            grows |= _needs.AddUser(new(former, null));
        }
        if (change is { Period: { } period, Order: not null, Change.IsDelete: false, Technicians: [var technician, ..] })
        {
            var clashes = change.Technicians.Any(each => Agendas.Find(each.Id)?.Clashes(period, change.Entry?.Id).Any() == true);
            grows |= _needs.AddAgenda(technician, Around(clashes
                ? PlanningRules.ReadByClash(PlannableWorkFactory.Create(change.Order, Resolved), period, Now)
                : period));
        }
        return grows;
    }

    /// <summary>Returns a period with the day before and the day after, in which the neighbouring work is.</summary>
    private static Period Around(Period period) => new(
        period.From - DateTimeOffset.MinValue > AssumedLength ? period.From - AssumedLength : DateTimeOffset.MinValue,
        Later(period.To, AssumedLength));

    private static DateTimeOffset Later(DateTimeOffset moment, TimeSpan time) =>
        DateTimeOffset.MaxValue - moment > time ? moment + time : DateTimeOffset.MaxValue;
}
