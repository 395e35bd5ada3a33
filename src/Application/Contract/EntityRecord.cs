using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json.Serialization;

namespace WorkOrders.Application.Contract;

/// <summary>
/// A row of an entity: its shape on the wire and in the database at once. A record that was read from a message also knows which fields
/// the message gave, so that a field set to null differs from a field that is absent.
/// </summary>
public abstract record EntityRecord
{
    private FieldSet _given;

    /// <summary>Primary key: chosen by the client, or a new UUIDv7.</summary>
    public Guid? Id { get; init; }

    /// <summary>The row's version, from 1 and rising by 1 with every change; set by the database, and not part of the message.</summary>
    [NotOnWire, DatabaseGenerated(DatabaseGeneratedOption.Computed)]
    public long? RowVersion { get; init; }

    /// <summary>The transaction that last wrote the row (<c>xid8</c>); set by the database, and not part of the message.</summary>
    [NotOnWire, DatabaseGenerated(DatabaseGeneratedOption.Computed), JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
    public ulong? Tx { get; init; }

    /// <summary>Whether the message gave the field, be it with null or another value that means nothing.</summary>
    public bool IsPresent(Field field) => _given.Contains(field);

    /// <summary>Notes that the message gives the field.</summary>
    public void MarkPresent(Field field) => _given = _given.With(field);

    /// <summary>Records are equal when their values are; which of the values a message gave makes no difference.</summary>
    public virtual bool Equals(EntityRecord? other) => other is not null && EqualityContract == other.EqualityContract
        && (Id, RowVersion, Tx) == (other.Id, other.RowVersion, other.Tx);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(EqualityContract, Id, RowVersion, Tx);
}
