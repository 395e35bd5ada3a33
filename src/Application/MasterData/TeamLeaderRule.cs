using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Application.MasterData;

/// <summary>
/// Requires the leader of a user's team to be a team leader (<c>user.is_team_leader</c>), and a team leader to stay one while the team has
/// members. An order that embeds its technician can end the leadership, to plan that technician alone.
/// </summary>
internal sealed class TeamLeaderRule : IRowRule
{
    private static readonly Entity Users = Entity.Of<User>();
    private static readonly ReferenceFields Leader = Users.ReferenceOf(nameof(User.TeamLeaderUserId));
    private static readonly Field IsLeader = Users.FieldOf(nameof(User.IsTeamLeader));

    /// <inheritdoc/>
    public Entity Entity => Users;

    /// <inheritdoc/>
    public void Apply(Row row, ResolvedRows rows, Problems problems)
    {
        if (row.Sets(Leader.Id) && rows.ById<User>(row.As<User>().TeamLeaderUserId) is { IsTeamLeader: not true } leader)
        {
            problems.Add(new(row.PointerTo(Leader.Id), "no_team_leader",
                $"The user {leader.Code ?? leader.Id.ToString()} does not lead a team; set \"is_team_leader\" of that user to true first.",
                leader.Code));
        }
        if (row is { IsMessage: true, IsNew: false } && row.Sets(IsLeader) && !row.As<User>().IsTeamLeader.GetValueOrDefault())
        {
            KeepLeader(row, rows, problems);
        }
    }

    private static void KeepLeader(Row row, ResolvedRows rows, Problems problems)
    {
        // Members are found among the stored rows, because a message about a user contains no other user.
        string[] members =
        [
            .. rows.RowsOf(Users).Where(other => other != row && other.As<User>() is { Archived: not true } user
                && user.TeamLeaderUserId == row.Id).Select(member => member.DisplayName).Order(StringComparer.Ordinal),
        ];
        if (ReferredRow.List([new(row.Id, Leader, members.Length, [.. members.Take(Referrers.MaxKeys)])]) is { } list)
        {
            problems.Add(new(row.PointerTo(IsLeader), "referred",
                $"The user \"{row.DisplayName}\" must stay a team leader because other rows refer to the user: {list}. Give these users "
                    + "another leader first.",
                row.As<User>().IsTeamLeader, true)
            {
                Kind = ProblemKind.Conflict,
            });
        }
    }
}
