using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;

namespace WorkOrders.Application.MasterData;

/// <summary>Requires the leader of a user's team to be a team leader (<c>user.is_team_leader</c>).</summary>
internal sealed class TeamLeaderRule : IRowRule
{
    private static readonly Field Leader = Entity.Of<User>().FieldOf(nameof(User.TeamLeaderUserId));

    /// <inheritdoc/>
    public Entity Entity { get; } = Entity.Of<User>();

    /// <inheritdoc/>
    public void Apply(Row row, ResolvedRows rows, Problems problems)
    {
        if (row.Sets(Leader) && rows.ById<User>(row.As<User>().TeamLeaderUserId) is { IsTeamLeader: not true } leader)
        {
            problems.Add(new(row.PointerTo(Leader), "no_team_leader",
                $"The user {leader.Code ?? leader.Id.ToString()} does not lead a team; set \"is_team_leader\" of that user to true first.",
                leader.Code));
        }
    }
}
