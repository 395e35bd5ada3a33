namespace WorkOrders.Integration.Tests.Model;

/// <summary>
/// The endpoints of all entities in memory: an independent statement of docs/writing.md and docs/statuses.md. It decides what a request
/// answers, and keeps the rows and their histories.
/// </summary>
/// <param name="rows">The rows that exist at the start.</param>
internal sealed class MasterDataModel(IEnumerable<ModelRow> rows)
{
    private readonly Dictionary<string, ModelRow> _rows = rows.ToDictionary(row => row.Id);

    /// <summary>The rows by id.</summary>
    public IReadOnlyDictionary<string, ModelRow> Rows => _rows;

    /// <summary>All changes, those of each row in order.</summary>
    public List<ModelChange> Changes { get; } = [];

    /// <summary>Returns the expected answer, and the rows to store; there are none if the request is refused or changes nothing.</summary>
    public (ModelAnswer Answer, ModelDraft Draft) Decide(ModelRequest request)
    {
        var draft = new ModelDraft(_rows);
        return (request.Method switch
        {
            "GET" => Read(request, draft),
            "DELETE" => Delete(request, draft),
            _ => new SaveModel(draft, request).Save(),
        }, draft);
    }

    /// <summary>Stores what a request wrote.</summary>
    /// <param name="draft">What it wrote.</param>
    /// <param name="ids">The ids that the server chose, by placeholder.</param>
    /// <param name="reason">The reason that the request gave; null if it gave none.</param>
    public void Store(ModelDraft draft, IReadOnlyDictionary<string, string> ids, string? reason)
    {
        foreach (var row in draft.Rows.Where(row => row.IsWritten).ToList())
        {
            var values = row.Values.ToDictionary(
                value => value.Key,
                value => value.Value.Length > 2 && ids.TryGetValue(value.Value[1..^1], out var id) ? ModelValue.OfId(id) : value.Value);
            var stored = new ModelRow(row.Entity, ids.GetValueOrDefault(row.Id, row.Id))
            {
                Values = values,
                Version = (row.Stored?.Version ?? 0) + 1,
                Planning = [.. row.Planning.Select(entry => entry with { User = ids.GetValueOrDefault(entry.User, entry.User) })],
            };
            _rows[stored.Id] = stored;
            Changes.Add(new(stored.Entity, stored.Id, row.IsNew ? "created" : "updated", stored.Version,
                ModelChange.Difference(row.Stored?.Values, values))
            {
                Reason = row.Entity.IsOrder ? reason : null,
            });
        }
    }

    /// <summary>Removes the row that a request deleted.</summary>
    public void Remove(ModelRequest request)
    {
        var row = Find(request)!;
        _rows.Remove(row.Id);
        Changes.Add(new(row.Entity, row.Id, "deleted", row.Version + 1, ModelChange.Difference(row.Values, null)));
    }

    /// <summary>Returns the row that a request addresses; null if there is none.</summary>
    public ModelRow? Find(ModelRequest request) => request.Id is { } id
        ? _rows.TryGetValue(id, out var row) && row.Entity == request.Entity ? row : null
        : _rows.Values.FirstOrDefault(row => row.Entity == request.Entity && request.Key is not null && row.Key == request.Key);

    private ModelAnswer Read(ModelRequest request, ModelDraft draft)
    {
        if (Find(request) is not { } row)
        {
            draft.Refuse(ModelProblemKind.NotFound, "", "not_found");
            return new(404, null, null, draft.Problems);
        }
        return new(request.IfNoneMatch is { } condition && Lists(condition, row.Version) ? 304 : 200, null, row.Version, []);
    }

    private ModelAnswer Delete(ModelRequest request, ModelDraft draft)
    {
        var row = Find(request);
        if (!Meets(request, row?.Version))
        {
            draft.Refuse(ModelProblemKind.PreconditionFailed, "", "precondition_failed");
            return new(draft.Status, null, row?.Version, draft.Problems);
        }
        if (row is null)
        {
            draft.Refuse(ModelProblemKind.NotFound, "", "not_found");
            return new(draft.Status, null, null, draft.Problems);
        }
        if (request.Entity.IsOrder)
        {
            RefuseDeletion(row, draft);
        }
        else if (request.Entity.IsNeverDeleted)
        {
            draft.Refuse(ModelProblemKind.Conflict, "", "never_deleted");
        }
        else if (_rows.Values.Any(other => other != row && RefersTo(other, row)))
        {
            draft.Refuse(ModelProblemKind.Conflict, "", "referred");
        }
        if (RuleModel.IsSystemStatus(row))
        {
            draft.Refuse(ModelProblemKind.Conflict, "", "system_status");
        }
        return new(draft.IsRefused ? draft.Status : 204, null, null, draft.Problems);
    }

    /// <summary>Returns the code of the system status that a status is, or on which it is based.</summary>
    public string SystemStatusOf(string status) => OrderStatuses.SystemOf(_rows[status], id => _rows[id]);

    /// <summary>Only an order that was never planned or started, and that has no children, can be deleted.</summary>
    private void RefuseDeletion(ModelRow order, ModelDraft draft)
    {
        bool[] reasons =
        [
            !OrderStatuses.AtCreation.Contains(SystemStatusOf(order.IdOf("job_status_id")!)),
            order.Planning.Any(entry => entry.IsFirm),
            _rows.Values.Any(other => other.Entity.IsOrder && other.IdOf("_parent_id") == order.Id),
        ];
        foreach (var _ in reasons.Where(applies => applies))
        {
            draft.Refuse(ModelProblemKind.Conflict, "", "not_deletable");
        }
    }

    /// <summary>Returns whether the conditions of a request allow it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="version">The version of the row; null if it does not exist.</param>
    public static bool Meets(ModelRequest request, int? version) =>
        (request.IfMatch is not { } match || Lists(match, version)) && (request.IfNoneMatch is not { } none || !Lists(none, version));

    private static bool Lists(string condition, int? version) =>
        version is not null && (condition == "*" || condition.Split(", ").Any(tag => tag.TrimStart('W', '/') == $"\"{version}\""));

    private static bool RefersTo(ModelRow other, ModelRow row) => other.Entity.References.Any(
        reference => reference.Target == row.Entity.Name && other.IdOf(reference.Id) == row.Id);
}
