using WorkOrders.Application.Contract;
using WorkOrders.Application.Contract.Values;

namespace WorkOrders.Application.References;

/// <summary>
/// The stored rows that were looked up. Requests that were looked up together share a snapshot: its records are never modified, only
/// replaced, and rows that a request inserts or updates are kept in its own <see cref="ResolvedRows"/>.
/// </summary>
public sealed class Snapshot
{
    private readonly Dictionary<Entity, Dictionary<Guid, object>> _byId = [];
    private readonly Dictionary<(Entity, string), object> _byKey = [];
    private readonly Dictionary<Guid, HashSet<ILookupAnswer>> _answers = [];
    private Dictionary<(Field, string), List<Guid>>? _similar;

    /// <summary>Adds a row, unless it already exists.</summary>
    public void Add(Entity entity, object values)
    {
        if (GetOrAdd(entity).TryAdd(IdOf(entity, values), values) && entity.KeyOf(values) is { } key)
        {
            _byKey.TryAdd((entity, key), values);
        }
    }

    /// <summary>Adds a row, or replaces the row with the same id.</summary>
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
        foreach (var field in entity.UniqueFields.Append(entity.Key).Where(field => field.Kind == FieldKind.Text))
        {
            if (replaced is not null && field.Get(replaced) is { } former && !former.Equals(field.Get(values)))
            {
                RemoveSimilar(field, id);
            }
            IndexSimilar(entity, field, (string?)field.Get(values), values);
        }
    }

    /// <summary>Removes a row that is deleted.</summary>
    public void Remove(Entity entity, Guid id)
    {
        if (_byId.TryGetValue(entity, out var rows) && rows.Remove(id, out var removed) && entity.KeyOf(removed) is { } key)
        {
            _byKey.Remove((entity, key));
        }
    }

    /// <summary>The results of the additional queries.</summary>
    public IEnumerable<ILookupAnswer> Answers => _answers.Values.SelectMany(answers => answers);

    /// <summary>Adds a result, unless an equal result already exists.</summary>
    public void Add(ILookupAnswer answer)
    {
        if (!_answers.TryGetValue(answer.SubjectId, out var answers))
        {
            _answers[answer.SubjectId] = answers = [];
        }
        answers.Add(answer);
    }

    /// <summary>Removes a result that no longer applies.</summary>
    public void Remove(ILookupAnswer answer) => _answers.GetValueOrDefault(answer.SubjectId)?.Remove(answer);

    /// <summary>Returns the row with this id; null if there is none.</summary>
    public object? ById(Entity entity, Guid id) => _byId.GetValueOrDefault(entity)?.GetValueOrDefault(id);

    /// <summary>Returns the row with this key, compared exactly; null if there is none.</summary>
    public object? ByKey(Entity entity, string key) => _byKey.GetValueOrDefault((entity, key));

    /// <summary>Returns all rows of an entity.</summary>
    public IEnumerable<object> RowsOf(Entity entity) => _byId.TryGetValue(entity, out var rows) ? rows.Values : [];

    /// <summary>Returns the results of one type that describe a row.</summary>
    public IEnumerable<T> AnswersAbout<T>(Guid subjectId) where T : ILookupAnswer =>
        _answers.TryGetValue(subjectId, out var answers) ? answers.OfType<T>() : [];

    /// <summary>Adds a row that was looked up by a similar text.</summary>
    /// <param name="entity">The entity of the row.</param>
    /// <param name="field">The field with the text.</param>
    /// <param name="text">The text that was looked up.</param>
    /// <param name="values">The row.</param>
    public void AddSimilar(Entity entity, Field field, string text, object values)
    {
        Add(entity, values);
        IndexSimilar(entity, field, text, values);
    }

    /// <summary>
    /// Returns the ids of the rows whose text in a field is similar to a text (<see cref="EntityLookup.AddSimilar"/>). The row may have
    /// changed since.
    /// </summary>
    public IReadOnlyList<Guid> Similar(Field field, string text) =>
        _similar is not null && _similar.TryGetValue((field, KeyFolding.Fold(text)), out var ids) ? ids : [];

    private void IndexSimilar(Entity entity, Field field, string? text, object values)
    {
        if (text is null)
        {
            return;
        }
        _similar ??= [];
        var folded = (field, KeyFolding.Fold(text));
        if (!_similar.TryGetValue(folded, out var ids))
        {
            _similar[folded] = ids = [];
        }
        ids.Add(IdOf(entity, values));
    }

    /// <summary>Removes a row whose text has changed. It may have been looked up by a text with another Unicode normal form.</summary>
    private void RemoveSimilar(Field field, Guid id)
    {
        foreach (var (_, ids) in _similar?.Where(similar => similar.Key.Item1 == field) ?? [])
        {
            ids.RemoveAll(each => each == id);
        }
    }

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
