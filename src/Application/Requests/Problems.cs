using WorkOrders.Domain;

namespace WorkOrders.Application.Requests;

/// <summary>
/// Everything found wrong with one request, and every warning, collected from form, references and rules alike, so that one answer names them all.
/// </summary>
public sealed class Problems
{
    private readonly IssueList _problems = new("problems");
    private readonly IssueList _warnings = new("warnings");
    private readonly Dictionary<Guid, string> _places = [];

    /// <summary>What is wrong, in the order in which it was found.</summary>
    public IReadOnlyList<Problem> All => _problems.Listed;

    /// <summary>What is not wrong but should be known.</summary>
    public IReadOnlyList<Problem> Warnings => _warnings.Listed;

    /// <summary>Whether anything is wrong.</summary>
    public bool Any => _problems.Count > 0;

    /// <summary>The gravest kind there is; null when nothing is wrong.</summary>
    public ProblemKind? Gravest => Any ? _problems.Listed.Min(problem => problem.Kind) : null;

    /// <summary>How much has been found so far; give it to <see cref="Rewind"/> before trying again.</summary>
    public (int Problems, int Warnings) Mark => (_problems.Count, _warnings.Count);

    /// <summary>Says where in the message the order of this id stands.</summary>
    public void Locate(Guid order, string at) => _places[order] = at;

    /// <summary>Where in the message the order of this id stands.</summary>
    public string PlaceOf(Guid order) => _places.GetValueOrDefault(order, "");

    /// <summary>Whether something is wrong at this place already.</summary>
    public bool Tell(string pointer) => _problems.Listed.Any(problem => problem.Pointer == pointer);

    /// <summary>Whether what seems to be missing at this place was given but could not be read, in whichever of its forms.</summary>
    /// <param name="pointer">Where it is missing.</param>
    /// <param name="forms">The fields beside it that say the same.</param>
    public bool IsUnread(string pointer, IReadOnlyList<string>? forms)
    {
        var parent = pointer[..(pointer.LastIndexOf('/') + 1)];
        return Tell(pointer) || forms?.Any(form => Tell(parent + form)) == true;
    }

    /// <summary>Adds what is wrong.</summary>
    public void Add(Problem problem) => _problems.Add(problem);

    /// <summary>Adds what should be known.</summary>
    public void Warn(Problem warning) => _warnings.Add(warning);

    /// <summary>Adds the rules that are broken.</summary>
    /// <param name="violations">What the domain found.</param>
    /// <param name="pointerOf">Where a field, or the form in which a reference was given, stands in the message.</param>
    public void Add(IEnumerable<Violation> violations, Func<string, string> pointerOf)
    {
        foreach (var broken in violations)
        {
            Add(new Problem(pointerOf(broken.Field), broken.Code, broken.Message, broken.Value, broken.Accepted));
        }
    }

    /// <summary>Forgets what was found after the mark.</summary>
    public void Rewind((int Problems, int Warnings) mark)
    {
        _problems.Rewind(mark.Problems);
        _warnings.Rewind(mark.Warnings);
    }

    /// <summary>Refuses the request if anything is wrong.</summary>
    /// <exception cref="RefusedException">Something is.</exception>
    public void ThrowIfAny()
    {
        if (Any)
        {
            throw new RefusedException([.. All], [.. Warnings], _problems.Count);
        }
    }
}
