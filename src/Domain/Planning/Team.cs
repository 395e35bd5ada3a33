namespace WorkOrders.Domain.Planning;

/// <summary>
/// A technician with the members of the team that the technician leads. They are always planned together. A technician who leads nobody is
/// a team of one.
/// </summary>
/// <param name="Leader">The technician who leads the team, or works alone.</param>
/// <param name="Members">The other members; empty if the technician works alone.</param>
public sealed record Team(TechnicianAgenda Leader, IReadOnlyList<TechnicianAgenda> Members)
{
    /// <summary>The leader and the other members.</summary>
    public IEnumerable<TechnicianAgenda> All => Members.Prepend(Leader);
}
