using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Model;

/// <summary>POST, PUT and PATCH of one row.</summary>
/// <param name="draft">What the request is about to write.</param>
/// <param name="request">The request.</param>
internal sealed class SaveModel(ModelDraft draft, ModelRequest request)
{
    private readonly ModelEntity _entity = request.Entity;
    private readonly JsonObject _body = request.Body!;
    private readonly IReadOnlyList<GivenReference> _references = GivenReference.In(request.Entity, request.Body!, "", request.IsStrict);

    private const string Priority = "job_priority_id";

    private bool IsPatch => request.Method == "PATCH";

    private string? BodyId => GivenReference.TextAt(_body, "id", "guid");

    private string? BodyKey => GivenReference.TextAt(_body, _entity.Key, "string");

    /// <summary>Decides what the request writes and answers.</summary>
    public ModelAnswer Save()
    {
        CheckFormat();
        var references = new ReferenceModel(draft, request);
        var found = FindRow(out var version);
        if (draft.Problems.Contains(" not_found"))
        {
            return new(draft.Status, null, version, draft.Problems);
        }
        if (found is null && _entity.IsOrder)
        {
            // An order that the request cannot change is not examined further.
            return new(draft.Status, null, version, draft.Problems);
        }
        references.Resolve(_references);
        if (found is not null)
        {
            found.Pointer = "";
            Write(found, references);
        }
        references.Write(_references);
        new RuleModel(draft).Apply();
        if (found is { Entity.IsOrder: true })
        {
            new OrderModel(draft, found, _references).Apply();
        }
        if (draft.IsRefused || found is null)
        {
            return new(draft.Status, null, version, draft.Problems);
        }
        return found switch
        {
            { IsNew: true } => new(201, "created", 1, []),
            { IsWritten: true } => new(200, "updated", found.Stored!.Version + 1, []),
            _ => new(200, "unchanged", found.Stored!.Version, []),
        };
    }

    /// <summary>Returns the row to write, or adds the reason why there is none.</summary>
    /// <param name="version">The current version if the conditions are not met.</param>
    private DraftRow? FindRow(out int? version)
    {
        var (id, key) = (request.Id ?? BodyId, request.Key ?? BodyKey);
        var (byId, byKey) = (draft.ById(_entity, id), draft.ByKey(_entity, key));
        var row = request.Id is not null ? byId : request.Key is not null ? byKey : BodyId is not null ? byId : byKey;
        version = null;
        if (!MasterDataModel.Meets(request, row?.Stored!.Version))
        {
            draft.Refuse(ModelProblemKind.PreconditionFailed, "", "precondition_failed");
            version = row?.Stored!.Version;
            return null;
        }
        if (row is null && request.IsStatusChange)
        {
            draft.Refuse(ModelProblemKind.NotFound, "", "not_found");
            return null;
        }
        if (_entity.IsOrder && (row is null || request.Method == "POST") && !(IsPatch && request.Id is not null))
        {
            return NewOrder(id, key, byId, byKey);
        }
        if (request.Method == "POST")
        {
            return byId is not null ? Conflict("/id")
                : byKey is not null ? Conflict($"/{_entity.Key}")
                : draft.Add(_entity, id, key);
        }
        if (row is null && IsPatch && request.Id is not null)
        {
            draft.Refuse(ModelProblemKind.NotFound, "", "not_found");
            return null;
        }
        if (byKey is not null && byKey != row)
        {
            return Conflict($"/{_entity.Key}");
        }
        var isOtherOrder = _entity.IsOrder && request.Id is not null;
        if (row is not null && BodyId is not null && BodyId != row.Id && !isOtherOrder)
        {
            draft.Refuse(ModelProblemKind.Unprocessable, "/id", "id_immutable");
            return null;
        }
        if (byId is not null && byId != row)
        {
            return Conflict("/id");
        }
        if (row is not null)
        {
            draft.AddKey(row, key);
        }
        return row ?? draft.Add(_entity, id, key);
    }

    /// <summary>Returns a new order. If its id or key is taken, the rest of the request is still examined.</summary>
    private DraftRow NewOrder(string? id, string? key, DraftRow? byId, DraftRow? byKey)
    {
        if (byId is not null)
        {
            Conflict("/id");
        }
        if (byKey is not null)
        {
            Conflict($"/{_entity.Key}");
        }
        return byId is null && byKey is null ? draft.Add(_entity, id, key) : new(_entity, "refused", null);
    }

    private DraftRow? Conflict(string pointer)
    {
        draft.Refuse(ModelProblemKind.Conflict, pointer, "exists");
        return null;
    }

    /// <summary>PUT writes all fields, PATCH those in the body. What has no value is cleared, except the key in the URL.</summary>
    private void Write(DraftRow row, ReferenceModel references)
    {
        foreach (var field in _entity.Values)
        {
            var value = GivenReference.ValueAt(_entity, _body, field);
            var isOmitted = (IsPatch || field.Name == "date_closed") && !_body.ContainsKey(field.Name);
            var isKept = value is null && (isOmitted || request.Method == "POST"
                || (field.Name == _entity.Key && request.Key is not null));
            if (!isKept)
            {
                row.Give(field.Name, value, $"/{field.Name}");
            }
        }
        foreach (var reference in _references)
        {
            var isKept = !reference.IsGiven && ((IsPatch && !reference.IsPresent) || request.Method == "POST");
            var id = references[reference];
            if (id is null && reference.IsGiven)
            {
                row.MarkUnresolved(reference.Fields.Id);
            }
            else if (!isKept)
            {
                row.Give(reference.Fields.Id, id is null ? null : ModelValue.OfId(id), reference.Pointer);
            }
        }
        if (_entity.IsOrder && (row.IsNew || !IsPatch) && _references.Any(each => each is { Fields.Id: Priority, IsGiven: false }))
        {
            // A work order without a priority gets the default one.
            var standard = draft.RowsOf(ModelEntity.All["job_priority"]).FirstOrDefault(each => each["is_default"] == "true");
            row[Priority] = standard is null ? null : ModelValue.OfId(standard.Id);
        }
    }

    /// <summary>Checks what needs no stored row.</summary>
    private void CheckFormat()
    {
        foreach (var field in _entity.Values.Where(field => field.IsRequired && (!IsPatch || _body.ContainsKey(field.Name))))
        {
            if (!_entity.IsOrder && GivenReference.ValueAt(_entity, _body, field) is null)
            {
                draft.Refuse(ModelProblemKind.Malformed, $"/{field.Name}", "required");
            }
        }
        if (request.IsStatusChange && !_references.Any(reference => reference.IsGiven))
        {
            draft.Refuse(ModelProblemKind.Malformed, "/job_status_id", "required");
        }
        CheckLengths(_entity, _body, "");
        foreach (var reference in GivenReference.WithDescendants(_references).Where(reference => reference.Embedded is not null))
        {
            CheckLengths(reference.Target, reference.Embedded!, reference.EmbeddedPointer);
            if ((reference.Id ?? reference.Key ?? reference.EmbeddedId ?? reference.EmbeddedKey) is null)
            {
                draft.Refuse(ModelProblemKind.Malformed, reference.EmbeddedPointer, "no_key");
            }
        }
        CheckAddress("id", BodyId, request.Id);
        CheckAddress(_entity.Key, BodyKey, request.Key);
    }

    private void CheckLengths(ModelEntity entity, JsonObject values, string pointer)
    {
        foreach (var field in entity.Values.Where(field => field.Type == "string"))
        {
            if (GivenReference.ValueAt(entity, values, field) is { } value && ModelValue.Length(value) > field.MaxLength)
            {
                draft.Refuse(ModelProblemKind.Malformed, $"{pointer}/{field.Name}", "too_long");
            }
        }
    }

    private void CheckAddress(string field, string? sent, string? addressed)
    {
        if (sent is not null && addressed is not null && sent != addressed)
        {
            draft.Refuse(ModelProblemKind.Malformed, $"/{field}", "other_row");
        }
    }
}
