using System.ComponentModel.DataAnnotations;
using WorkOrders.Application.Contract;

namespace WorkOrders.Application.MasterData;

/// <summary>A manufacturer of equipment.</summary>
[Entity("equipment_brand", Path = "EquipmentBrand", Key = nameof(Code))]
public sealed record EquipmentBrand : MasterDataRecord
{
    /// <summary>Name of the brand.</summary>
    [Required, MaxLength(50)] public string? Name { get; init; }

    /// <summary>Key in other systems, unique in the tenant and compared exactly.</summary>
    [MaxLength(50)] public string? Code { get; init; }

    /// <summary>Sales organization, by id.</summary>
    [RefersTo(typeof(SalesOrganization))] public Guid? SalesOrganizationId { get; init; }

    /// <summary>Sales organization, by key.</summary>
    public string? SalesOrganizationCode { get; init; }

    /// <summary>Sales organization, embedded.</summary>
    public SalesOrganization? SalesOrganization { get; init; }
}
