namespace WorkOrders.Integration.Tests.Model;

/// <summary>A row as a request is about to write it.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Id">The id; for a new row whose id the server chooses, a placeholder.</param>
/// <param name="Stored">The stored row; null if the row is new.</param>
internal sealed record DraftRow(ModelEntity Entity, string Id, ModelRow? Stored)
{
    private readonly Dictionary<string, (string? Value, string Pointer)> _given = [];
    private readonly HashSet<string> _unresolved = [];

    /// <summary>The values by field.</summary>
    public Dictionary<string, string> Values { get; } = Stored is null ? [] : new(Stored.Values);

    /// <summary>The planning entries of a work order.</summary>
    public List<ModelPlanning> Planning { get; } = [.. Stored?.Planning ?? []];

    /// <summary>Pointer to the object that describes the row; null if the request does not contain one.</summary>
    public string? Pointer { get; set; }

    /// <summary>Whether the row is new.</summary>
    public bool IsNew => Stored is null;

    /// <summary>Whether the request writes the row.</summary>
    public bool IsWritten => IsNew || ModelChange.Difference(Stored!.Values, Values).Count > 0;

    /// <summary>The value of a field; null if it has none.</summary>
    public string? this[string field]
    {
        get => Values.GetValueOrDefault(field);
        set
        {
            if (value is null)
            {
                Values.Remove(field);
            }
            else
            {
                Values[field] = value;
            }
        }
    }

    /// <summary>Returns whether the row is new or a field changes.</summary>
    public bool Sets(string field) => IsNew || Stored![field] != this[field];

    /// <summary>Returns whether the request contains or clears a field.</summary>
    public bool IsGiven(string field) => _given.ContainsKey(field);

    /// <summary>Returns the pointer to a field of the row.</summary>
    public string PointerTo(string field) => _given.TryGetValue(field, out var given) ? given.Pointer : $"{Pointer}/{field}";

    /// <summary>Returns the id to which a reference points; null if there is none.</summary>
    public string? IdOf(string reference) => ModelValue.TextOf(this[reference]);

    /// <summary>Records that a reference names no row, so that rules cannot check it.</summary>
    public void MarkUnresolved(string reference) => _unresolved.Add(reference);

    /// <summary>Returns whether a reference names no row.</summary>
    public bool IsUnresolved(string reference) => _unresolved.Contains(reference);

    /// <summary>Writes a value. Returns false if the request already gives the field another value.</summary>
    public bool Give(string field, string? value, string pointer)
    {
        if (_given.TryGetValue(field, out var earlier))
        {
            return earlier.Value == value;
        }
        _given[field] = (value, pointer);
        this[field] = value;
        return true;
    }
}
