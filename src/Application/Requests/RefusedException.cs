using WorkOrders.Domain;

namespace WorkOrders.Application.Requests;

/// <summary>A request was refused. None of its changes are stored.</summary>
public sealed class RefusedException(IReadOnlyList<Problem> problems, IReadOnlyList<Problem> warnings, int count)
    : Exception(string.Join(" ", problems.Select(problem => problem.Message)))
{
    /// <summary>The number of problems, including unlisted problems.</summary>
    public int Count { get; } = count;

    /// <summary>The problems; at least one. If there are very many, the last entry contains the number of unlisted problems.</summary>
    public IReadOnlyList<Problem> Problems { get; } = problems;

    /// <summary>The warnings.</summary>
    public IReadOnlyList<Problem> Warnings { get; } = warnings;

    /// <summary>The most severe kind of problem.</summary>
    public ProblemKind MostSevereKind => Problems.Min(problem => problem.Kind);
}
