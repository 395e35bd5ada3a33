namespace WorkOrders.Integration.Tests.Model;

/// <summary>What one request is about to write: the rows that it touches, and the problems found so far.</summary>
/// <param name="stored">The stored rows.</param>
internal sealed class ModelDraft(IReadOnlyDictionary<string, ModelRow> stored)
{
    private readonly Dictionary<string, DraftRow> _rows = [];
    private readonly Dictionary<(ModelEntity, string), DraftRow> _keys = [];
    private readonly List<(ModelProblemKind Kind, string Pointer, string Code)> _problems = [];

    /// <summary>The rows that the request touches, in the order in which they were touched.</summary>
    public IReadOnlyCollection<DraftRow> Rows => _rows.Values;

    /// <summary>Whether there are problems.</summary>
    public bool IsRefused => _problems.Count > 0;

    /// <summary>The status of the response if there are problems: that of the most severe one.</summary>
    public int Status => Array.Find(
        [
            ModelProblemKind.Malformed, ModelProblemKind.NotFound, ModelProblemKind.PreconditionFailed, ModelProblemKind.Unprocessable,
            ModelProblemKind.Conflict,
        ],
        kind => _problems.Exists(problem => problem.Kind == kind)) is var worst ? (int)worst : 0;

    /// <summary>The problems, sorted.</summary>
    public IReadOnlyList<string> Problems =>
        [.. _problems.Select(problem => $"{Normalize(problem.Pointer)} {problem.Code}").Order(StringComparer.Ordinal)];

    /// <summary>
    /// Returns a pointer in which a reference has one name, whichever of its forms it points to, because the documents do not say to which
    /// form a problem of a rule points.
    /// </summary>
    public static string Normalize(string pointer)
    {
        foreach (var suffix in new[] { "_company_code", "_jobs_reference_back_office", "_reference_back_office", "_code", "_id" })
        {
            if (pointer.EndsWith(suffix, StringComparison.Ordinal))
            {
                return pointer[..^suffix.Length];
            }
        }
        return pointer;
    }

    /// <summary>Adds a problem.</summary>
    public void Refuse(ModelProblemKind kind, string pointer, string code) => _problems.Add((kind, pointer, code));

    /// <summary>Adds a problem, unless it is there already.</summary>
    public void RefuseOnce(ModelProblemKind kind, string pointer, string code)
    {
        if (!_problems.Exists(problem => problem.Pointer == pointer && problem.Code == code))
        {
            Refuse(kind, pointer, code);
        }
    }

    /// <summary>Returns the row with this id; null if there is none.</summary>
    public DraftRow? ById(ModelEntity entity, string? id)
    {
        if (id is null)
        {
            return null;
        }
        if (!_rows.TryGetValue(id, out var row) && stored.TryGetValue(id, out var found) && found.Entity == entity)
        {
            _rows[id] = row = new(entity, id, found);
        }
        return row?.Entity == entity ? row : null;
    }

    /// <summary>Returns the row with this key; null if there is none.</summary>
    public DraftRow? ByKey(ModelEntity entity, string? key) =>
        key is null ? null
        : _keys.TryGetValue((entity, key), out var row) ? row
        : ById(entity, stored.Values.FirstOrDefault(other => other.Entity == entity && other.Key == key)?.Id);

    /// <summary>Returns all rows of an entity.</summary>
    public IReadOnlyList<DraftRow> RowsOf(ModelEntity entity) =>
    [
        .. stored.Values.Where(row => row.Entity == entity).Select(row => row.Id).ToList()
            .Concat(_rows.Values.Where(row => row.Entity == entity).Select(row => row.Id).ToList())
            .Distinct().Select(id => ById(entity, id)!),
    ];

    /// <summary>Adds a new row.</summary>
    public DraftRow Add(ModelEntity entity, string? id, string? key)
    {
        var row = new DraftRow(entity, id ?? $"new {_rows.Count}", null);
        if (key is not null)
        {
            row[entity.Key] = System.Text.Json.Nodes.JsonValue.Create(key).ToJsonString();
        }
        _rows[row.Id] = row;
        AddKey(row, key);
        return row;
    }

    /// <summary>Adds another key by which a row is found, unless another row has it.</summary>
    public void AddKey(DraftRow row, string? key)
    {
        if (key is not null && ByKey(row.Entity, key) is null)
        {
            _keys[(row.Entity, key)] = row;
        }
    }
}
