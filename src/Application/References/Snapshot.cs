using WorkOrders.Application.Contract;

namespace WorkOrders.Application.References;

/// <summary>
/// What is stored, as far as it was looked up. Messages that were looked up together share it: its records are never modified, only
/// replaced, and what a message adds or changes stays in its own <see cref="ResolvedRows"/>.
/// </summary>
public sealed class Snapshot
{
    private readonly Dictionary<Entity, Dictionary<Guid, object>> _byId = [];
    private readonly Dictionary<(Entity, string), object> _byKey = [];
    private readonly Dictionary<Guid, HashSet<ILookupAnswer>> _answers = [];

    /// <summary>Adds a row; a row that is already there stays.</summary>
    public void Add(Entity entity, object values)
    {
        if (GetOrAdd(entity).TryAdd(IdOf(entity, values), values) && entity.KeyOf(values) is { } key)
        {
            _byKey.TryAdd((entity, key), values);
        }
    }

    /// <summary>Adds a row, or replaces the one of the same id.</summary>
    public void Put(Entity entity, object values)
    {
        var (rows, id) = (GetOrAdd(entity), IdOf(entity, values));
        if (rows.TryGetValue(id, out var replaced) && entity.KeyOf(replaced) is { } formerKey)
        {
            _byKey.Remove((entity, formerKey));
        }
        rows[id] = values;
        if (entity.KeyOf(values) is { } key)
        {
            _byKey[(entity, key)] = values;
        }
    }

    /// <summary>The answers to the questions that were asked.</summary>
    public IEnumerable<ILookupAnswer> Answers => _answers.Values.SelectMany(answers => answers);

    /// <summary>Adds an answer; an equal one that is already there stays.</summary>
    public void Add(ILookupAnswer answer)
    {
        if (!_answers.TryGetValue(answer.SubjectId, out var answers))
        {
            _answers[answer.SubjectId] = answers = [];
        }
        answers.Add(answer);
    }

    /// <summary>The row of this id; null when there is none.</summary>
    public object? ById(Entity entity, Guid id) => _byId.GetValueOrDefault(entity)?.GetValueOrDefault(id);

    /// <summary>The row of this key, compared exactly; null when there is none.</summary>
    public object? ByKey(Entity entity, string key) => _byKey.GetValueOrDefault((entity, key));

    /// <summary>All rows of an entity.</summary>
    public IEnumerable<object> RowsOf(Entity entity) => _byId.TryGetValue(entity, out var rows) ? rows.Values : [];

    /// <summary>The answers of one kind about one row.</summary>
    public IEnumerable<T> AnswersAbout<T>(Guid subjectId) where T : ILookupAnswer =>
        _answers.TryGetValue(subjectId, out var answers) ? answers.OfType<T>() : [];

    private Dictionary<Guid, object> GetOrAdd(Entity entity)
    {
        if (!_byId.TryGetValue(entity, out var rows))
        {
            _byId[entity] = rows = [];
        }
        return rows;
    }

    private static Guid IdOf(Entity entity, object values) => entity.IdOf(values)!.Value;
}
