using System.ComponentModel;

namespace WorkOrders.Application.MasterData;

/// <summary>
/// The fields of all master data, which ERPs own and work orders refer to. The record is both the JSON representation of an entity and
/// its row.
/// </summary>
public abstract record MasterDataRecord
{
    /// <summary>Primary key: chosen by the client, or a new UUIDv7.</summary>
    public Guid? Id { get; init; }

    /// <summary>When the row was last written (UTC). Set by the database; increases with every change.</summary>
    [ReadOnly(true)] public DateTimeOffset? ModifiedDateutc { get; init; }
}
