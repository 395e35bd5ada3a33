namespace WorkOrders.Domain.Planning;

/// <summary>A technician, and the members of the team that the technician leads, who are always planned together.</summary>
/// <param name="Leader">The technician who leads the team, or works alone.</param>
/// <param name="Members">The other members; empty if the technician works alone.</param>
public sealed record Crew(TechnicianAgenda Leader, IReadOnlyList<TechnicianAgenda> Members)
{
    /// <summary>The leader and the other members.</summary>
    public IEnumerable<TechnicianAgenda> All => Members.Prepend(Leader);
}
