using WorkOrders.Application.MasterData;
using WorkOrders.Application.References;

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
}
