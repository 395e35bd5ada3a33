using System.Buffers;
using System.Text.Json;
using WorkOrders.Api.Http;
using WorkOrders.Api.Imports.Files;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders.Import;
using WorkOrders.Domain;

namespace WorkOrders.Api.Imports;

/// <summary>What became of each row of a file. What there is to say of a row is kept outside of memory.</summary>
/// <param name="rows">The rows.</param>
/// <param name="order">The order in which they come, so that whoever lacks its parent is told of the row that was to be it.</param>
internal sealed class ImportReport(SpooledRows rows, RowOrder order) : IImportReport, IDisposable
{
    /// <summary>How many problems and warnings are listed in all before a row lists but its first.</summary>
    private const int MostListed = 100_000;

    private readonly TemporaryFile _said = new();
    private readonly Entry[] _entries = new Entry[rows.Count];
    private readonly Dictionary<Guid, int> _firstOf = [];
    private readonly ArrayBufferWriter<byte> _json = new();
    private IssueList _refusals = new("problems");
    private bool _stored;
    private int _listed;

    /// <inheritdoc/>
    public int Refused { get; private set; }

    /// <summary>How many rows are decided.</summary>
    public int Done { get; private set; }

    /// <summary>How many rows there are.</summary>
    public int Count => _entries.Length;

    /// <summary>The first problems of all rows, pointers counting from the file; and how many there are in all.</summary>
    public IssueList Refusals => _refusals;

    /// <summary>What became of them all.</summary>
    public ImportTotals Totals { get; private set; } = new(0, 0, 0, 0, 0, 0);

    /// <summary>The gravest kind of problem; null when no row is refused.</summary>
    public ProblemKind? Gravest { get; private set; }

    /// <inheritdoc/>
    public void Clear()
    {
        _said.Clear();
        Array.Clear(_entries);
        _firstOf.Clear();
        (_refusals, _stored, _listed, Refused, Done, Gravest) = (new("problems"), false, 0, 0, 0, null);
    }

    /// <inheritdoc/>
    public void Accept(int index, OrderOutcome outcome) => Take(index, new() { Verdict = Verdict.Accepted, Id = outcome.Id!.Value, Planned = outcome.Planned }, [], outcome.Warnings);

    /// <inheritdoc/>
    public void Skip(int index, Guid existing) => Take(index, new() { Verdict = Verdict.Skipped, Id = existing }, [], Repeated(index, existing));

    /// <inheritdoc/>
    public void Refuse(int index, OrderOutcome outcome)
    {
        Refused++;
        var problems = outcome.Problems.Select(problem => Explained(index, problem)).ToList();
        foreach (var problem in problems)
        {
            Gravest = Gravest is { } gravest && gravest < problem.Kind ? gravest : problem.Kind;
            _refusals.Add(InFile(index, problem));
        }
        Take(index, new() { Verdict = Verdict.Refused }, problems, outcome.Warnings);
    }

    /// <inheritdoc/>
    public void Close(bool stored)
    {
        _stored = stored;
        var accepted = _entries.Count(entry => entry.Verdict == Verdict.Accepted);
        Totals = new(Count, stored ? accepted : 0, stored ? 0 : accepted, _entries.Count(entry => entry.Verdict == Verdict.Skipped), Refused, _entries.Sum(entry => entry.Planned));
    }

    /// <summary>Writes what became of a row, as an object.</summary>
    public void Write(Utf8JsonWriter writer, int index)
    {
        var entry = _entries[index];
        writer.WriteStartObject();
        writer.WriteNumber("row", index + 1);
        if (rows[index].Line is { } line)
        {
            writer.WriteNumber("line", line);
        }
        writer.WriteString("reference", rows.Names[index].Reference);
        if ((IsStored(entry) ? entry.Id : rows.Names[index].Id) is { } id)
        {
            writer.WriteString("id", id);
        }
        else
        {
            writer.WriteNull("id");
        }
        writer.WriteString("status", entry.Verdict switch
        {
            Verdict.Accepted => _stored ? "created" : "valid",
            Verdict.Skipped => "skipped",
            _ => "refused",
        });
        writer.WriteNumber("planned", entry.Planned);
        WriteSaid(writer, "problems", entry.At, entry.ProblemsLength);
        WriteSaid(writer, "warnings", entry.At + entry.ProblemsLength, entry.WarningsLength);
        writer.WriteEndObject();
    }

    /// <inheritdoc/>
    public void Dispose() => _said.Dispose();

    /// <summary>Whether its order is there: it was before, or what was accepted is stored. One that is skipped may repeat a row that was only accepted.</summary>
    private bool IsStored(Entry entry) => entry.Verdict switch
    {
        Verdict.Accepted => _stored,
        Verdict.Skipped => _stored || _entries[_firstOf[entry.Id]].Verdict == Verdict.Skipped,
        _ => false,
    };

    private void Take(int index, Entry entry, IReadOnlyList<Problem> problems, IReadOnlyList<Problem> warnings)
    {
        entry.At = _said.Length;
        entry.ProblemsLength = Say(index, problems, "problems");
        entry.WarningsLength = Say(index, warnings, "warnings");
        _entries[index] = entry;
        if (entry.Id != Guid.Empty)
        {
            _firstOf.TryAdd(entry.Id, index);
        }
        Done++;
    }

    /// <summary>Keeps findings, as JSON; answers how long that is.</summary>
    private int Say(int index, IReadOnlyList<Problem> findings, string name)
    {
        if (findings.Count == 0)
        {
            return 0;
        }
        if (_listed > MostListed && findings.Count > 1)
        {
            findings = [findings[0], new("", "more", $"{findings.Count - 1} more {name} of this row are not listed, because the file has so many; mend these first.") { Kind = findings[0].Kind }];
        }
        _listed += findings.Count;
        _json.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(_json, JsonAnswer.Options))
        {
            ProblemJson.WriteList(writer, findings.Select(finding => InFile(index, finding)));
        }
        _said.Append(_json.WrittenSpan);
        return _json.WrittenCount;
    }

    private void WriteSaid(Utf8JsonWriter writer, string name, long at, int length)
    {
        if (length == 0)
        {
            return;
        }
        var json = ArrayPool<byte>.Shared.Rent(length);
        _said.Read(at, json.AsSpan(0, length));
        writer.WritePropertyName(name);
        writer.WriteRawValue(json.AsSpan(0, length), skipInputValidation: true);
        ArrayPool<byte>.Shared.Return(json);
    }

    /// <summary>An order that another row was, too: what this one says of it is stored nowhere.</summary>
    private IReadOnlyList<Problem> Repeated(int index, Guid existing)
    {
        if (!_firstOf.TryGetValue(existing, out var first))
        {
            return [];
        }
        var (field, value) = rows.Names[index].Id == existing ? ("id", (object)existing) : ("reference_back_office", rows.Names[index].Reference!);
        return [new($"/{field}", "repeated", $"Row {first + 1} of the file has the same {field}, so it is the same order, and this row is left out.", value)];
    }

    /// <summary>A parent that does not exist may stand in the file, refused.</summary>
    private Problem Explained(int index, Problem problem) =>
        problem.Code == "not_found" && problem.Pointer?.Contains("/_parent", StringComparison.Ordinal) == true
            && order.MakerOf(new(problem.Value as Guid?, problem.Value as string)) is { } parent && parent != index && _entries[parent].Verdict == Verdict.Refused
            ? problem with { Message = $"{problem.Message} Row {parent + 1} of the file, which is to be it, is refused." }
            : problem;

    private static Problem InFile(int index, Problem problem) => problem with { Pointer = $"/{index}{problem.Pointer}" };

    private enum Verdict : byte
    {
        None,
        Accepted,
        Skipped,
        Refused,
    }

    private struct Entry
    {
        public Verdict Verdict;
        public Guid Id;
        public int Planned;
        public long At;
        public int ProblemsLength;
        public int WarningsLength;
    }
}
