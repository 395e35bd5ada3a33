using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Availability;

/// <summary>Users and time ranges that questions ask about, with the teams that the users lead.</summary>
/// <param name="prefix">The start of the names of the parameters.</param>
internal sealed class AskedTeams(string prefix)
{
    /// <summary>
    /// The SQL of the users: <c>asked</c> with <c>starts</c> and <c>ends</c>, and <c>member</c> with <c>id</c> and <c>leader_id</c>. No
    /// entry is longer than the longest estimate, so <c>asked.until</c> bounds the range of the index (tenant, user, date_to).
    /// </summary>
    public string Sql { get; } = $"""
        unnest(@{prefix}_ids::uuid[], @{prefix}_keys::text[], @{prefix}_from::timestamptz[], @{prefix}_to::timestamptz[],
            @{prefix}_until::timestamptz[])
            as asked (id, key, starts, ends, until)
        cross join lateral (
            select u.id from "user" u where u.tenant_id = @tenant and u.id = asked.id
            union all
            select u.id from "user" u where u.tenant_id = @tenant and u.code = asked.key) leader
        cross join lateral (
            select leader.id, null::uuid as leader_id
            union all
            select u.id, leader.id from "user" u where u.tenant_id = @tenant and u.team_leader_user_id = leader.id) member
        """;

    /// <summary>Adds the parameters.</summary>
    /// <param name="parameters">The parameters to add to.</param>
    /// <param name="ranges">The users, by id or key, and the ranges (UTC).</param>
    public void AddParameters(
        TypedParameters parameters, IReadOnlyCollection<(Guid? Id, string? Key, DateTimeOffset From, DateTimeOffset To)> ranges)
    {
        parameters.Add($"{prefix}_ids", ranges.Select(range => range.Id).ToArray());
        parameters.Add($"{prefix}_keys", ranges.Select(range => range.Key).ToArray());
        parameters.Add($"{prefix}_from", ranges.Select(range => range.From.UtcDateTime).ToArray());
        parameters.Add($"{prefix}_to", ranges.Select(range => range.To.UtcDateTime).ToArray());
        parameters.Add($"{prefix}_until", ranges.Select(range => LongestEntry.EndAfter(range.To).UtcDateTime).ToArray());
    }
}
