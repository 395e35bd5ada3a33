namespace WorkOrders.Application.Pipeline;

/// <summary>A request was refused; nothing of it stays.</summary>
public sealed class RefusedException(IReadOnlyList<Problem> problems, IReadOnlyList<Problem> warnings)
    : Exception(string.Join(" ", problems.Select(problem => problem.Message)))
{
    /// <summary>Everything that is wrong with it; at least one.</summary>
    public IReadOnlyList<Problem> Problems { get; } = problems;

    /// <summary>What should be known besides.</summary>
    public IReadOnlyList<Problem> Warnings { get; } = warnings;

    /// <summary>The gravest kind among the problems.</summary>
    public ProblemKind Gravest => Problems.Min(problem => problem.Kind);
}
