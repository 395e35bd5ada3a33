using WorkOrders.Domain;

namespace WorkOrders.Application.Requests;

/// <summary>
/// All problems and warnings of one request, collected from form, references and rules alike, so that one response lists them all.
/// </summary>
public sealed class Problems
{
    private readonly IssueList _problems = new("problems");
    private readonly IssueList _warnings = new("warnings");
    private readonly Dictionary<Guid, string> _orderPointers = [];

    /// <summary>The problems, in the order in which they were found.</summary>
    public IReadOnlyList<Problem> All => _problems.Listed;

    /// <summary>The warnings, which do not refuse the request.</summary>
    public IReadOnlyList<Problem> Warnings => _warnings.Listed;

    /// <summary>Whether there is a problem.</summary>
    public bool Any => _problems.Count > 0;

    /// <summary>The most severe kind of problem; null when there is none.</summary>
    public ProblemKind? MostSevereKind => Any ? _problems.Listed.Min(problem => problem.Kind) : null;

    /// <summary>How much has been collected so far; pass it to <see cref="RollBack"/> before another attempt.</summary>
    public (int Problems, int Warnings) Checkpoint => (_problems.Count, _warnings.Count);

    /// <summary>Remembers the pointer to an order in the message, for problems that are found when only its id is at hand.</summary>
    public void SetPointer(Guid order, string pointer) => _orderPointers[order] = pointer;

    /// <summary>The pointer to an order in the message; the whole message when it was never set.</summary>
    public string PointerTo(Guid order) => _orderPointers.GetValueOrDefault(order, "");

    /// <summary>Whether a listed problem has this pointer.</summary>
    public bool HasProblemAt(string pointer) => _problems.Listed.Any(problem => problem.Pointer == pointer);

    /// <summary>Adds a problem.</summary>
    public void Add(Problem problem) => _problems.Add(problem);

    /// <summary>Adds a warning.</summary>
    public void Warn(Problem warning) => _warnings.Add(warning);

    /// <summary>Removes what was collected after the checkpoint.</summary>
    public void RollBack((int Problems, int Warnings) checkpoint)
    {
        _problems.Truncate(checkpoint.Problems);
        _warnings.Truncate(checkpoint.Warnings);
    }

    /// <summary>Refuses the request if there is a problem.</summary>
    /// <exception cref="RefusedException">There is one.</exception>
    public void ThrowIfAny()
    {
        if (Any)
        {
            throw new RefusedException([.. All], [.. Warnings], _problems.Count);
        }
    }
}
