using System.ComponentModel.DataAnnotations;
using WorkOrders.Application.Contract;

namespace WorkOrders.Application.MasterData;

/// <summary>Who makes the equipment.</summary>
[Entity("equipment_brand", Path = "EquipmentBrand", Key = nameof(Code))]
public sealed record EquipmentBrand : MasterDataRecord
{
    /// <summary>What it is called.</summary>
    [Required, MaxLength(50)] public string? Name { get; init; }

    /// <summary>Its key in other systems, unique in the tenant and compared exactly.</summary>
    [MaxLength(50)] public string? Code { get; init; }

    /// <summary>The sales organization it belongs to, by id.</summary>
    [RefersTo(typeof(SalesOrganization))] public Guid? SalesOrganizationId { get; init; }

    /// <summary>The sales organization it belongs to, by key.</summary>
    public string? SalesOrganizationCode { get; init; }

    /// <summary>The sales organization it belongs to, embedded.</summary>
    public SalesOrganization? SalesOrganization { get; init; }
}
