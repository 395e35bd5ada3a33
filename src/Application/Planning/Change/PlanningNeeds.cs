using WorkOrders.Application.Availability;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Application.References;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Domain.Planning;

namespace WorkOrders.Application.Planning.Change;

/// <summary>
/// What changes of planning entries must look up. It grows while lookups show that more is needed, such as the order of an entry.
/// </summary>
internal sealed class PlanningNeeds
{
    private static readonly ReferenceFields Skill = Entity.Of<Job>().ReferenceOf(nameof(Job.SkillId));
    private static readonly ReferenceFields TeamLeader = Entity.Of<User>().ReferenceOf(nameof(User.TeamLeaderUserId));

    private readonly HashSet<Guid> _entries = [];
    private readonly HashSet<RowAddress> _orders = [];
    private readonly HashSet<RowAddress> _users = [];
    private readonly HashSet<Guid> _statuses = [];
    private readonly Dictionary<RowAddress, Period> _ranges = [];

    /// <summary>Adds an entry.</summary>
    /// <returns>Whether it was not needed before.</returns>
    public bool AddEntry(Guid id) => _entries.Add(id);

    /// <summary>Adds an order with everything that its aggregate reads.</summary>
    /// <returns>Whether it was not needed before.</returns>
    public bool AddOrder(RowAddress address) => _orders.Add(address);

    /// <summary>Adds a user.</summary>
    /// <returns>Whether it was not needed before.</returns>
    public bool AddUser(RowAddress address) => _users.Add(address);

    /// <summary>Adds a status.</summary>
    /// <returns>Whether it was not needed before.</returns>
    public bool AddStatus(Guid id) => _statuses.Add(id);

    /// <summary>Adds a technician whose row is known, with the team that the technician leads, and a range of their agendas.</summary>
    /// <returns>Whether the range was not needed before.</returns>
    public bool AddAgenda(Row user, Period range)
    {
        var byKey = new RowAddress(null, user.Key);
        return AddAgenda(_ranges.ContainsKey(byKey) ? byKey : new RowAddress(user.Id, null), range);
    }

    /// <summary>Adds a technician, with the team that the technician leads, and a range of their agendas.</summary>
    /// <returns>Whether the range was not needed before.</returns>
    public bool AddAgenda(RowAddress user, Period range)
    {
        AddUser(user);
        if (!_ranges.TryGetValue(user, out var known))
        {
            _ranges[user] = range;
            return true;
        }
        if (known.Contains(range))
        {
            return false;
        }
        _ranges[user] = new(range.From < known.From ? range.From : known.From, range.To > known.To ? range.To : known.To);
        return true;
    }

    /// <summary>Adds everything to a lookup.</summary>
    public void Collect(Lookup lookup)
    {
        foreach (var id in _entries)
        {
            lookup.For<JobPlanning>().Add(id, null);
            lookup.For<JobPlanning>().AllColumns = true;
        }
        foreach (var order in _orders)
        {
            WorkOrderLoader.Collect(lookup, order.Id, order.Key);
            lookup.For<Job>().Include(Skill);
        }
        foreach (var user in _users)
        {
            lookup.For<User>().Add(user.Id, user.Key);
            lookup.For<User>().IncludeReferring(TeamLeader);
        }
        foreach (var id in _statuses)
        {
            lookup.For<JobStatus>().Add(id, null);
        }
        foreach (var (user, range) in _ranges)
        {
            lookup.Ask(new AvailabilityQuestion(user.Id, user.Key, range.From, range.To));
        }
    }
}
