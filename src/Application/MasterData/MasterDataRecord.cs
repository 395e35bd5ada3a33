using System.ComponentModel.DataAnnotations.Schema;
using WorkOrders.Application.Contract;

namespace WorkOrders.Application.MasterData;

/// <summary>
/// The fields of all master data, which ERPs own and work orders refer to. The record is both the JSON representation of an entity and
/// its row.
/// </summary>
public abstract record MasterDataRecord : EntityRecord
{
    /// <summary>When the row was last written (UTC). Set by the database; increases with every change.</summary>
    [DatabaseGenerated(DatabaseGeneratedOption.Computed)] public DateTimeOffset? ModifiedDateutc { get; init; }
}
