namespace WorkOrders.Integration.Tests.Model;

/// <summary>The rules of docs/references.md: which row a reference means, and what an embedded object writes to it.</summary>
/// <param name="draft">What the request is about to write.</param>
/// <param name="request">The request.</param>
internal sealed class ReferenceModel(ModelDraft draft, ModelRequest request)
{
    private readonly Dictionary<GivenReference, DraftRow> _found = new(ReferenceEqualityComparer.Instance);

    /// <summary>Finds the row of each reference and writes the embedded objects.</summary>
    public void Resolve(IReadOnlyList<GivenReference> references)
    {
        var all = GivenReference.WithDescendants(references).ToList();
        // Every reference of the message can mean a row that the message embeds, wherever it does so.
        foreach (var reference in all.Where(each => each.Embedded is not null).OrderBy(each => (each.Id ?? each.EmbeddedId) is null))
        {
            FindEmbedded(reference);
        }
        foreach (var reference in all.Where(each => each.Embedded is null))
        {
            Find(reference);
        }
    }

    /// <summary>Writes the embedded objects to their rows.</summary>
    public void Write(IReadOnlyList<GivenReference> references)
    {
        foreach (var reference in GivenReference.WithDescendants(references).Where(each => each.Embedded is not null))
        {
            if (_found.TryGetValue(reference, out var row))
            {
                Write(row, reference);
            }
        }
    }

    /// <summary>Returns the id of the row that a reference means; null if there is none.</summary>
    public string? this[GivenReference reference] => _found.GetValueOrDefault(reference)?.Id;

    private void Find(GivenReference reference)
    {
        var (byId, byKey) = (draft.ById(reference.Target, reference.Id), draft.ByKey(reference.Target, reference.Key));
        RefuseUnknown(reference, byId, byKey);
        if (byId is not null && byKey is not null && byId != byKey)
        {
            draft.Refuse(ModelProblemKind.Unprocessable, $"{reference.Parent}/{reference.Fields.Key}", "contradiction");
        }
        if ((byId ?? byKey) is { } row)
        {
            _found[reference] = row;
        }
    }

    private void FindEmbedded(GivenReference reference)
    {
        var target = reference.Target;
        var (id, key) = (reference.EmbeddedId ?? reference.Id, reference.EmbeddedKey ?? reference.Key);
        var (byId, byKey) = (draft.ById(target, id), draft.ByKey(target, key));
        var formsDiffer = (reference.Id ?? id) != id || (reference.Key ?? key) != key;
        var rowsDiffer = byKey is not null && id is not null && byId != byKey;
        // A known id with another key changes the key, but only if the embedded object has both.
        var changesKey = byId is not null && key is not null && ModelValue.TextOf(byId[target.Key]) != key;
        if (formsDiffer || rowsDiffer || (changesKey && (reference.EmbeddedId is null || reference.EmbeddedKey is null)))
        {
            RefuseUnknown(reference, draft.ById(target, reference.Id), draft.ByKey(target, reference.Key));
            draft.Refuse(ModelProblemKind.Unprocessable, reference.EmbeddedPointer, "contradiction");
            return;
        }
        var row = byId ?? byKey;
        if (row is null && (id is not null || key is not null))
        {
            if (request.RefusesMissing)
            {
                draft.Refuse(ModelProblemKind.Unprocessable, MissingPointer(reference), "not_found");
                return;
            }
            row = draft.Add(target, id, key);
        }
        if (row is not null)
        {
            row.Pointer ??= reference.EmbeddedPointer;
            draft.AddKey(row, key);
            _found[reference] = row;
        }
    }

    private static string MissingPointer(GivenReference reference) => reference switch
    {
        { EmbeddedKey: not null } => $"{reference.EmbeddedPointer}/{reference.Target.Key}",
        { Key: not null } => $"{reference.Parent}/{reference.Fields.Key}",
        { EmbeddedId: not null } => $"{reference.EmbeddedPointer}/id",
        _ => $"{reference.Parent}/{reference.Fields.Id}",
    };

    private void RefuseUnknown(GivenReference reference, DraftRow? byId, DraftRow? byKey)
    {
        if (reference.Id is not null && byId is null)
        {
            draft.Refuse(ModelProblemKind.Unprocessable, $"{reference.Parent}/{reference.Fields.Id}", "not_found");
        }
        if (reference.Key is not null && byKey is null)
        {
            draft.Refuse(ModelProblemKind.Unprocessable, $"{reference.Parent}/{reference.Fields.Key}", "not_found");
        }
    }

    /// <summary>Writes what is filled in an embedded object: of a row that exists, false and 0 are not.</summary>
    private void Write(DraftRow row, GivenReference reference)
    {
        var pointer = reference.EmbeddedPointer;
        foreach (var field in reference.Target.Values)
        {
            if (GivenReference.ValueAt(reference.Target, reference.Embedded!, field) is { } value
                && (row.IsNew || request.IsStrict || !ModelValue.IsDefault(value)))
            {
                Give(row, field.Name, value, $"{pointer}/{field.Name}");
            }
        }
        foreach (var child in reference.Children.Where(child => this[child] is not null))
        {
            Give(row, child.Fields.Id, ModelValue.OfId(this[child]!), child.Pointer);
        }
    }

    private void Give(DraftRow row, string field, string value, string pointer)
    {
        if (!row.Give(field, value, pointer))
        {
            draft.Refuse(ModelProblemKind.Unprocessable, pointer, "contradiction");
        }
    }
}
