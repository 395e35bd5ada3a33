using System.ComponentModel;

namespace WorkOrders.Application.MasterData;

/// <summary>What every row of master data has: what ERPs own and work orders refer to. A record of this kind is at once the entity's shape on the wire and its row.</summary>
public abstract record MasterDataRecord
{
    /// <summary>Its primary key; the client's own, or a new UUIDv7.</summary>
    public Guid? Id { get; init; }

    /// <summary>When it was last written (UTC); set by the database, rising with every change of the row.</summary>
    [ReadOnly(true)] public DateTimeOffset? ModifiedDateutc { get; init; }
}
