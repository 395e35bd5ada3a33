using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>What an import did with each row of its file. Problems and warnings are kept outside of memory.</summary>
/// <param name="file">The file.</param>
/// <param name="order">The order of creation, which names the refused row that would have created a missing parent.</param>
/// <param name="mode">What happens when some orders are refused.</param>
/// <param name="warnings">The warnings about the file as a whole.</param>
public sealed class ImportReport(IOrderFile file, CreationSequence order, ImportMode mode, IReadOnlyList<Problem> warnings)
{
    /// <summary>How many problems and warnings are listed in all before each row lists only its first.</summary>
    private const int MaxListed = 100_000;

    private const int MaxMessageLength = 1000;

    private readonly RowResult[] _results = new RowResult[file.Keys.Count];
    private readonly Dictionary<Guid, int> _firstRows = [];
    private int _listed;

    /// <summary>The file.</summary>
    public IOrderFile File => file;

    /// <summary>What happens when some orders are refused.</summary>
    public ImportMode Mode => mode;

    /// <summary>The warnings about the file as a whole.</summary>
    public IReadOnlyList<Problem> Warnings => warnings;

    /// <summary>How many rows there are.</summary>
    public int Count => _results.Length;

    /// <summary>How many rows are decided.</summary>
    public int Decided { get; private set; }

    /// <summary>How many rows are refused so far.</summary>
    public int Refused { get; private set; }

    /// <summary>The problems of all rows, with pointers into the file; the first are listed.</summary>
    public IssueList Refusals { get; private set; } = new("problems");

    /// <summary>The most severe kind of problem; null when no row is refused.</summary>
    public ProblemKind? MostSevereKind { get; private set; }

    /// <summary>Whether what was accepted is stored.</summary>
    public bool IsStored { get; private set; }

    /// <summary>The number of rows with each result; known when all rows are decided.</summary>
    public ImportTotals Totals { get; private set; } = new(0, 0, 0, 0, 0, 0);

    /// <summary>Whether refused rows keep the whole file from being stored.</summary>
    public bool IsRefused => Mode == ImportMode.Atomic && Refused > 0;

    /// <summary>Why the file is refused, in sentences; null when it is not.</summary>
    public string? Detail => !IsRefused ? null :
        $"{Refused} of {Count} orders {(Refused == 1 ? "is" : "are")} refused, so none is stored. "
            + $"{Truncation.Truncate(Refusals.Listed[0].Message, MaxMessageLength)} The results list the problems of each.";

    /// <summary>The result of a row.</summary>
    public RowResult this[int row] => _results[row] with
    {
        Status = IsStored && _results[row].Status == RowStatus.Valid ? RowStatus.Created : _results[row].Status,
        Id = IdOfStored(_results[row]) ?? file.Keys[row].Id,
    };

    /// <summary>Removes all results, because the import begins again.</summary>
    public void Clear()
    {
        file.Issues.Clear();
        Array.Clear(_results);
        _firstRows.Clear();
        (Refusals, IsStored, _listed, Refused, Decided, MostSevereKind) = (new("problems"), false, 0, 0, 0, null);
    }

    /// <summary>Adds a row whose order is stored if the file is.</summary>
    public void Accept(int row, OrderOutcome outcome) =>
        Add(row, new() { Status = RowStatus.Valid, Id = outcome.Id, Planned = outcome.Planned }, [], outcome.Warnings);

    /// <summary>Adds a row that is left out, because its order exists.</summary>
    /// <param name="row">The row.</param>
    /// <param name="existing">The order.</param>
    public void Skip(int row, Guid existing) =>
        Add(row, new() { Status = RowStatus.Skipped, Id = existing }, [], WarnOfRepetition(row, existing));

    /// <summary>Adds a row that is refused.</summary>
    public void Refuse(int row, OrderOutcome outcome)
    {
        Refused++;
        var problems = outcome.Problems.Select(problem => NameRefusedParent(row, problem)).ToList();
        foreach (var problem in problems)
        {
            MostSevereKind = MostSevereKind is { } kind && kind < problem.Kind ? kind : problem.Kind;
            Refusals.Add(PointIntoFile(row, problem));
        }
        Add(row, new() { Status = RowStatus.Refused }, problems, outcome.Warnings);
    }

    /// <summary>Completes the report when all rows are decided.</summary>
    /// <param name="isStored">Whether what was accepted is stored.</param>
    public void Complete(bool isStored)
    {
        IsStored = isStored;
        var accepted = _results.Count(result => result.Status == RowStatus.Valid);
        var skipped = _results.Count(result => result.Status == RowStatus.Skipped);
        Totals = new(Count, isStored ? accepted : 0, isStored ? 0 : accepted, skipped, Refused, _results.Sum(result => result.Planned));
    }

    private void Add(int row, RowResult result, IReadOnlyList<Problem> problems, IReadOnlyList<Problem> warnings)
    {
        _results[row] = result with { Problems = Keep(row, problems, "problems"), Warnings = Keep(row, warnings, "warnings") };
        if (result.Id is { } id)
        {
            _firstRows.TryAdd(id, row);
        }
        Decided++;
    }

    private SpooledIssues Keep(int row, IReadOnlyList<Problem> issues, string name)
    {
        if (issues.Count == 0)
        {
            return default;
        }
        if (_listed > MaxListed && issues.Count > 1)
        {
            var more = $"{issues.Count - 1} more {name} of this row are not listed, because the file has so many; correct these first.";
            issues = [issues[0], new("", "more", more) { Kind = issues[0].Kind }];
        }
        _listed += issues.Count;
        return file.Issues.Add(issues.Select(issue => PointIntoFile(row, issue)));
    }

    /// <summary>The order of a row, when it is stored. A skipped row may repeat one that was only accepted.</summary>
    private Guid? IdOfStored(RowResult result) => result.Status switch
    {
        RowStatus.Valid => IsStored ? result.Id : null,
        RowStatus.Skipped => IsStored || _results[_firstRows[result.Id!.Value]].Status == RowStatus.Skipped ? result.Id : null,
        _ => null,
    };

    /// <summary>Warns that a row repeats the order of another: what it says of the order is stored nowhere.</summary>
    private IReadOnlyList<Problem> WarnOfRepetition(int row, Guid existing)
    {
        if (!_firstRows.TryGetValue(existing, out var first))
        {
            return [];
        }
        var keys = file.Keys[row];
        var (field, value) = keys.Id == existing ? ("id", (object)existing) : ("reference_back_office", keys.Reference!);
        var message = $"Row {first + 1} of the file has the same {field}, so it is the same order, and this row is left out.";
        return [new($"/{field}", "repeated", message, value)];
    }

    /// <summary>A parent that does not exist may be in the file, refused.</summary>
    private Problem NameRefusedParent(int row, Problem problem) =>
        problem.Code == "not_found" && problem.Pointer?.Contains("/_parent", StringComparison.Ordinal) == true
            && order.FindCreator(new(problem.Value as Guid?, problem.Value as string)) is { } parent && parent != row
            && _results[parent].Status == RowStatus.Refused
            ? problem with { Message = $"{problem.Message} Its parent, row {parent + 1} of the file, was refused." }
            : problem;

    private static Problem PointIntoFile(int row, Problem problem) => problem with { Pointer = $"/{row}{problem.Pointer}" };
}
