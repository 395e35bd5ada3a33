using System.ComponentModel.DataAnnotations.Schema;
using WorkOrders.Application.Contract;

namespace WorkOrders.Application.MasterData;

/// <summary>
/// The base of all master data records. ERP systems own the master data, and work orders refer to it. A record is both the JSON
/// representation of an entity and its database row.
/// </summary>
public abstract record MasterDataRecord : EntityRecord
{
    /// <summary>When the row was last written (UTC). Set by the database; increases with every change.</summary>
    [DatabaseGenerated(DatabaseGeneratedOption.Computed)] public DateTimeOffset? ModifiedDateutc { get; init; }
}
