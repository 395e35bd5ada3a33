using System.ComponentModel.DataAnnotations;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;

namespace WorkOrders.Integration.Tests.References.DeclaredEntities;

/// <summary>A crate of parts.</summary>
[Entity("crate", Path = "Crate", Key = nameof(Code))]
public sealed record Crate : MasterDataRecord
{
    /// <summary>Key in other systems.</summary>
    [MaxLength(20)] public string? Code { get; init; }

    /// <summary>Contents.</summary>
    [Required, MaxLength(50)] public string? Name { get; init; }

    /// <summary>Depot, by id.</summary>
    [RefersTo(typeof(Depot))] public Guid? DepotId { get; init; }

    /// <summary>Depot, by key.</summary>
    public string? DepotCode { get; init; }

    /// <summary>Depot, embedded.</summary>
    public Depot? Depot { get; init; }

    /// <summary>Price zone, determined by the depot.</summary>
    [DeterminedBy(nameof(DepotId), nameof(DeclaredEntities.Depot.PriceZone), ProblemCode = "zone_of_depot")]
    public int? PriceZone { get; init; }
}
