using WorkOrders.Application.MasterData;
using WorkOrders.Application.References;
using WorkOrders.Application.WorkOrders;

namespace WorkOrders.Application.Planning.Candidates;

/// <summary>Work orders that could be planned, and the users of the tenant.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Orders">The complete rows of the orders, in the order of the request; null where an order does not exist.</param>
public sealed record CandidateRows(ResolvedRows Rows, IReadOnlyList<Row?> Orders)
{
    /// <summary>The users that can be planned, by code.</summary>
    public IReadOnlyList<User> ActiveUsers { get; } =
    [
        .. Rows.RowsOf<User>().Where(user => user is { Archived: not true, Disabled: not true })
            .OrderBy(user => user.Code, StringComparer.Ordinal).ThenBy(user => user.Id),
    ];

    /// <summary>The ids of the orders that have firm planning entries.</summary>
    public IReadOnlySet<Guid> PlannedOrders { get; } =
        Rows.RowsOf<JobPlanning>().Where(entry => entry.IsFirm == true).Select(entry => entry.JobsId!.Value).ToHashSet();

    private readonly List<int> _sequences =
        [.. Rows.RowsOf<JobPriority>().Select(priority => priority.Sequence).OfType<int>().Distinct()];

    /// <summary>
    /// Returns the weight of a priority: 1 for that with the highest <see cref="JobPriority.Sequence"/>, 2 for the one before, and so on.
    /// An order without priority has the weight 1.
    /// </summary>
    /// <param name="priority">The id of the priority; null if the order has none.</param>
    public int WeightOf(Guid? priority)
    {
        var sequence = Rows.ById<JobPriority>(priority)?.Sequence;
        return 1 + _sequences.Count(other => other > sequence);
    }
}
