using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json.Serialization;

namespace WorkOrders.Application.Contract;

/// <summary>
/// A row of an entity, as it is sent over the wire and as it is stored. A record that was read from a request also records which fields the
/// request contains, so that a null field can be distinguished from an absent field.
/// </summary>
public abstract record EntityRecord
{
    private FieldSet _given;
    private Dictionary<ReferenceFields, string>? _keys;

    /// <summary>Primary key: chosen by the client, or a new UUIDv7.</summary>
    public Guid? Id { get; init; }

    /// <summary>The version of the row: starts at 1 and increases by 1 with every change. Set by the database; not on the wire.</summary>
    [NotOnWire, DatabaseGenerated(DatabaseGeneratedOption.Computed)]
    public long? RowVersion { get; init; }

    /// <summary>The transaction that last wrote the row (<c>xid8</c>). Set by the database; not on the wire.</summary>
    [NotOnWire, DatabaseGenerated(DatabaseGeneratedOption.Computed), JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
    public ulong? Tx { get; init; }

    /// <summary>Returns whether the request contains the field, even if its value is null or is read as null.</summary>
    public bool IsPresent(Field field) => _given.Contains(field);

    /// <summary>Records that the request contains the field.</summary>
    public void MarkPresent(Field field) => _given = _given.With(field);

    /// <summary>Returns the key of a row to which the request refers by its URL, with a reference that has no field for a key.</summary>
    public string? FindKey(ReferenceFields reference) => _keys?.GetValueOrDefault(reference);

    /// <summary>Records the key of a row to which the request refers by its URL.</summary>
    public void BindKey(ReferenceFields reference, string? key)
    {
        if (key is not null)
        {
            (_keys ??= [])[reference] = key;
        }
    }

    /// <summary>Compares records by their values, regardless of which fields the request contains.</summary>
    public virtual bool Equals(EntityRecord? other) => other is not null && EqualityContract == other.EqualityContract
        && (Id, RowVersion, Tx) == (other.Id, other.RowVersion, other.Tx);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(EqualityContract, Id, RowVersion, Tx);
}
