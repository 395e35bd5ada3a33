using System.ComponentModel.DataAnnotations.Schema;
using WorkOrders.Application.Contract;

namespace WorkOrders.Application.MasterData;

/// <summary>What every row of master data has: what ERPs own and work orders refer to. A record of this kind is at once the entity's shape on the wire and its row.</summary>
public abstract record MasterDataRecord : EntityRecord
{
    /// <summary>When it was last written (UTC); set by the database, rising with every change of the row.</summary>
    [DatabaseGenerated(DatabaseGeneratedOption.Computed)] public DateTimeOffset? ModifiedDateutc { get; init; }
}
