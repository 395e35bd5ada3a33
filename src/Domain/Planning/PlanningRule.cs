namespace WorkOrders.Domain.Planning;

/// <summary>The codes of the planning rules (<see cref="PlanningRules"/>).</summary>
public static class PlanningRule
{
    /// <summary>The technician is archived.</summary>
    public const string UserArchived = "user_archived";

    /// <summary>The technician is disabled.</summary>
    public const string UserDisabled = "user_disabled";

    /// <summary>The technician has other firm work.</summary>
    public const string Booked = "booked";

    /// <summary>The technician does not have the required skill.</summary>
    public const string SkillMissing = "skill_missing";

    /// <summary>The work would begin too early.</summary>
    public const string BeforeWindow = "before_window";

    /// <summary>The work would end too late.</summary>
    public const string AfterWindow = "after_window";

    /// <summary>The work would not lie within one period of working time.</summary>
    public const string OutsideWorkingTime = "outside_working_time";

    /// <summary>The work would take place on a holiday.</summary>
    public const string Holiday = "holiday";

    /// <summary>The work would take place in an absence.</summary>
    public const string Absent = "absent";

    /// <summary>All rules. The first three cannot be overridden.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        UserArchived, UserDisabled, Booked, SkillMissing, BeforeWindow, AfterWindow, OutsideWorkingTime, Holiday, Absent,
    ];

    /// <summary>Returns whether a plan can override the rule.</summary>
    /// <param name="code">The code of the rule.</param>
    public static bool IsOverridable(string code) => code is not (UserArchived or UserDisabled or Booked);
}
