namespace WorkOrders.Domain;

/// <summary>A rule of the domain was about to be broken; nothing has changed. Carries every rule that was, not just the first.</summary>
public sealed class DomainException(IReadOnlyList<Violation> violations)
    : Exception(string.Join(" ", violations.Select(violation => violation.Message)))
{
    /// <summary>The rules broken, in the order in which they were checked.</summary>
    public IReadOnlyList<Violation> Violations { get; } = violations;
}
