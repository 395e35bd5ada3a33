using WorkOrders.Domain;

namespace WorkOrders.Application.Requests;

/// <summary>
/// The problems and warnings of one request. Format, references and rules are all checked, so that one response lists all problems.
/// </summary>
public sealed class Problems
{
    private readonly IssueList _problems = new("problems");
    private readonly IssueList _warnings = new("warnings");
    private Dictionary<Guid, string>? _orderPointers;

    /// <summary>The message as it was sent.</summary>
    public SentMessage Sent { get; } = new();

    /// <summary>The problems, in the order in which they were found.</summary>
    public IReadOnlyList<Problem> All => Sent.Describe(_problems.Listed);

    /// <summary>The warnings. They do not refuse the request.</summary>
    public IReadOnlyList<Problem> Warnings => Sent.Locate(_warnings.Listed);

    /// <summary>Whether there are problems.</summary>
    public bool Any => _problems.Count > 0;

    /// <summary>The most severe kind of problem; null if there are no problems.</summary>
    public ProblemKind? MostSevereKind => Any ? _problems.Listed.Min(problem => problem.Kind) : null;

    /// <summary>The current number of problems and warnings, for <see cref="RollBack"/> before another attempt.</summary>
    public (int Problems, int Warnings) Checkpoint => (_problems.Count, _warnings.Count);

    /// <summary>Sets the pointer to an order in the request, for problems that are found where only the id of the order is known.</summary>
    public void SetPointer(Guid order, string pointer) => (_orderPointers ??= [])[order] = pointer;

    /// <summary>Returns the pointer to an order in the request; empty, which means the whole request, if it was not set.</summary>
    public string PointerTo(Guid order) => _orderPointers?.GetValueOrDefault(order) ?? "";

    /// <summary>Returns whether a listed problem has this pointer.</summary>
    public bool HasProblemAt(string pointer) => _problems.Listed.Any(problem => problem.Pointer == pointer);

    /// <summary>Adds a problem.</summary>
    public void Add(Problem problem) => _problems.Add(problem);

    /// <summary>Adds a warning.</summary>
    public void Warn(Problem warning) => _warnings.Add(warning);

    /// <summary>Removes the problems and warnings that were added after the checkpoint.</summary>
    public void RollBack((int Problems, int Warnings) checkpoint)
    {
        _problems.Truncate(checkpoint.Problems);
        _warnings.Truncate(checkpoint.Warnings);
    }

    /// <summary>Refuses the request if there are problems.</summary>
    /// <exception cref="RefusedException">There are problems.</exception>
    public void ThrowIfAny()
    {
        if (Any)
        {
            throw new RefusedException([.. All], [.. Warnings], _problems.Count);
        }
    }
}
