using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Application.Imports;

/// <summary>The result of each row of an imported file. Problems and warnings are stored outside memory.</summary>
/// <param name="file">The file.</param>
/// <param name="mode">What happens if some rows are refused.</param>
/// <param name="warnings">The warnings about the file as a whole.</param>
public sealed class ImportReport(IImportFile file, ImportMode mode, IReadOnlyList<Problem> warnings)
{
    /// <summary>
    /// The total number of listed problems and warnings above which each further row lists only its first problem and its first warning.
    /// </summary>
    private const int MaxListed = 100_000;

    private const int MaxMessageLength = 1000;

    private readonly RowResult[] _results = new RowResult[file.Keys.Count];
    private readonly Dictionary<Guid, int> _firstRows = [];
    private int _listed;

    /// <summary>The file.</summary>
    public IImportFile File => file;

    /// <summary>What happens if some rows are refused.</summary>
    public ImportMode Mode => mode;

    /// <summary>The warnings about the file as a whole.</summary>
    public IReadOnlyList<Problem> Warnings => warnings;

    /// <summary>The order of creation, used to find the refused row that would have created a missing parent.</summary>
    public CreationSequence? Order { get; set; }

    /// <summary>The number of rows.</summary>
    public int Count => _results.Length;

    /// <summary>The number of decided rows.</summary>
    public int Decided { get; private set; }

    /// <summary>The number of rows that are refused so far.</summary>
    public int Refused { get; private set; }

    /// <summary>The problems of all rows, with pointers into the file. Only the first problems are listed.</summary>
    public IssueList Refusals { get; private set; } = new("problems");

    /// <summary>The most severe kind of problem; null if no row is refused.</summary>
    public ProblemKind? MostSevereKind { get; private set; }

    /// <summary>Whether the accepted rows are stored.</summary>
    public bool IsStored { get; private set; }

    /// <summary>The number of rows with each result; set when all rows are decided.</summary>
    public ImportTotals Totals { get; private set; } = new(0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>Whether the whole file is refused because some rows are refused.</summary>
    public bool IsRefused => Mode == ImportMode.Atomic && Refused > 0;

    /// <summary>The reason why the file is refused, as text; null if it is not refused.</summary>
    public string? Detail => !IsRefused ? null :
        $"{Refused} of {Count} rows {(Refused == 1 ? "was" : "were")} refused, so nothing was stored. "
            + $"{Truncation.Truncate(Refusals.Listed[0].Message, MaxMessageLength)} \"results\" lists the problems of each row.";

    /// <summary>The result of a row.</summary>
    public RowResult this[int row] => _results[row] with
    {
        Status = StatusOf(_results[row]),
        Id = IdOfStored(_results[row]) ?? file.Keys[row].Id,
    };

    /// <summary>Removes all results before the import is retried.</summary>
    public void Clear()
    {
        file.Issues.Clear();
        Array.Clear(_results);
        _firstRows.Clear();
        (Refusals, IsStored, _listed, Refused, Decided, MostSevereKind) = (new("problems"), false, 0, 0, 0, null);
    }

    /// <summary>Adds a row that is stored if the file is stored.</summary>
    /// <param name="row">The position of the row in the file, from 0.</param>
    /// <param name="saved">What storing it does.</param>
    /// <param name="warnings">The warnings about the row.</param>
    public void Accept(int row, SavedFileRow saved, IReadOnlyList<Problem> warnings)
    {
        var status = saved.Result switch
        {
            SaveResult.Created => RowStatus.Created,
            SaveResult.Updated => RowStatus.Updated,
            _ => RowStatus.Unchanged,
        };
        Add(row, new() { Status = status, Id = saved.Id, Planned = saved.Planned }, [], warnings);
    }

    /// <summary>Adds a row that is skipped because it already exists.</summary>
    /// <param name="row">The position of the row in the file, from 0.</param>
    /// <param name="existing">The id of the existing row.</param>
    public void Skip(int row, Guid existing) =>
        Add(row, new() { Status = RowStatus.Skipped, Id = existing }, [], WarnOfRepetition(row, existing));

    /// <summary>Adds a refused row.</summary>
    public void Refuse(int row, RowOutcome outcome)
    {
        Refused++;
        var problems = outcome.Problems.Where(problem => !IsOfCycle(row, problem))
            .Select(problem => NameRefusedParent(row, problem)).ToList();
        foreach (var problem in problems)
        {
            MostSevereKind = MostSevereKind is { } kind && kind < problem.Kind ? kind : problem.Kind;
            Refusals.Add(PointIntoFile(row, problem));
        }
        Add(row, new() { Status = RowStatus.Refused }, problems, outcome.Warnings);
    }

    /// <summary>Completes the report after all rows are decided.</summary>
    /// <param name="isStored">Whether the accepted rows are stored.</param>
    public void Complete(bool isStored)
    {
        IsStored = isStored;
        var counts = _results.CountBy(StatusOf).ToDictionary();
        int Total(RowStatus status) => counts.GetValueOrDefault(status);
        Totals = new(
            Count, Total(RowStatus.Created), Total(RowStatus.Updated), Total(RowStatus.Unchanged), Total(RowStatus.Valid),
            Total(RowStatus.Skipped), Refused, _results.Sum(result => result.Planned));
    }

    private RowStatus StatusOf(RowResult result) =>
        !IsStored && result.Status is RowStatus.Created or RowStatus.Updated ? RowStatus.Valid : result.Status;

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

    /// <summary>Returns the id of a row if it is stored. A row that exists may be one that an earlier row would create.</summary>
    private Guid? IdOfStored(RowResult result) =>
        result.Id is { } id && (IsStored || _results[_firstRows[id]].Status != RowStatus.Created) ? id : null;

    /// <summary>Warns if a row repeats an earlier row, because the values of the repeated row are not stored.</summary>
    private IReadOnlyList<Problem> WarnOfRepetition(int row, Guid existing)
    {
        if (!_firstRows.TryGetValue(existing, out var first))
        {
            return [];
        }
        var keys = file.Keys[row];
        var (field, value) = keys.Id == existing ? (file.Entity.Id, (object)existing) : (file.Entity.Key, keys.Key!);
        var message = $"Row {first + 1} of the file has the same {field}, so this row is skipped.";
        return [new($"/{field}", "repeated", message, value)];
    }

    /// <summary>Adds the row of the missing parent to a problem, if the file contains the parent and its row was refused.</summary>
    private Problem NameRefusedParent(int row, Problem problem) =>
        CreatorOfMissing(problem) is { } parent && parent != row && _results[parent].Status == RowStatus.Refused
            ? problem with { Message = $"{problem.Message} Row {parent + 1} of the file would create it, but was refused." }
            : problem;

    /// <summary>Checks whether a problem only says that a parent is missing, which is refused because it is in the same cycle.</summary>
    private bool IsOfCycle(int row, Problem problem) => CreatorOfMissing(problem) is { } parent && Order!.FindCycle(row).Contains(parent);

    /// <summary>Returns the row that would create the parent that a problem misses; null if there is none.</summary>
    private int? CreatorOfMissing(Problem problem)
    {
        if (Order is null || problem.Code != "not_found" || !IsOfParent(problem.Pointer))
        {
            return null;
        }
        var value = problem.Value?.ToString();
        return Order.FindCreator(new(null, value)) ?? (Guid.TryParse(value, out var id) ? Order.FindCreator(new(id, null)) : null);
    }

    /// <summary>Checks whether a pointer is that of a reference to a row of the same entity, also inside such an embedded row.</summary>
    private bool IsOfParent(string? pointer) => pointer is ['/', ..] && pointer[1..].Split('/').All(name =>
        file.Entity.References.Any(reference => reference.Target == file.Entity && reference.Forms.Any(form => form.Name == name)));

    private static Problem PointIntoFile(int row, Problem problem) => problem with { Pointer = $"/{row}{problem.Pointer}" };
}
