namespace WorkOrders.Application.Planning.Board;

/// <summary>Which technicians a planning board has.</summary>
public enum BoardFilterKind
{
    /// <summary>All technicians in use.</summary>
    All,

    /// <summary>The named technicians, also if they are not in use.</summary>
    Users,

    /// <summary>A team leader, and the members of the team that are in use.</summary>
    Team,

    /// <summary>The technicians in use that have a skill on some day of the range.</summary>
    Skill,
}
