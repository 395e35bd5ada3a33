using WorkOrders.Domain;

namespace WorkOrders.Application.Requests;

/// <summary>A request was refused; nothing of it stays.</summary>
public sealed class RefusedException(IReadOnlyList<Problem> problems, IReadOnlyList<Problem> warnings, int count)
    : Exception(string.Join(" ", problems.Select(problem => problem.Message)))
{
    /// <summary>How many problems there are, listed or not.</summary>
    public int Count { get; } = count;

    /// <summary>What is wrong with it; at least one. Where there are very many, the last says how many are not listed.</summary>
    public IReadOnlyList<Problem> Problems { get; } = problems;

    /// <summary>What should be known besides.</summary>
    public IReadOnlyList<Problem> Warnings { get; } = warnings;

    /// <summary>The most severe kind of problem.</summary>
    public ProblemKind MostSevereKind => Problems.Min(problem => problem.Kind);
}
