namespace WorkOrders.Domain.Planning;

/// <summary>The flags of a planning entry: its properties other than order, technician and period.</summary>
/// <param name="IsFirm">Whether the entry is firm; otherwise the work is only suggested.</param>
/// <param name="AllowsOverlap">Whether the entry may overlap firm entries of its technician.</param>
/// <param name="IsLocked">Whether the entry cannot be moved or deleted.</param>
/// <param name="CustomerInformed">Whether the customer knows the period.</param>
/// <param name="Overridden">The codes of the rules that were overridden, separated by blanks; null if there are none.</param>
public sealed record PlanningEntryStatus(
    bool IsFirm, bool AllowsOverlap = false, bool IsLocked = false, bool CustomerInformed = false, string? Overridden = null)
{
    /// <summary>The status of a suggestion.</summary>
    public static readonly PlanningEntryStatus Tentative = new(IsFirm: false);
}
