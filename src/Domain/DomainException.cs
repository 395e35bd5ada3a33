namespace WorkOrders.Domain;

/// <summary>A domain rule was violated, and nothing has changed. Contains all violations, not only the first.</summary>
public sealed class DomainException(IReadOnlyList<Problem> problems)
    : Exception(string.Join(" ", problems.Select(problem => problem.Message)))
{
    /// <summary>The violations, in the order of the checks. Their pointers are field names.</summary>
    public IReadOnlyList<Problem> Problems { get; } = problems;
}
