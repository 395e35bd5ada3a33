using System.ComponentModel.DataAnnotations;
using WorkOrders.Application.Contract;

namespace WorkOrders.Application.MasterData;

/// <summary>A model of equipment. The model determines the equipment family.</summary>
[Entity("equipment_model", Path = "EquipmentModel", Key = nameof(Code))]
public sealed record EquipmentModel : MasterDataRecord
{
    /// <summary>Key in other systems, unique in the tenant and compared exactly.</summary>
    [MaxLength(50)] public string? Code { get; init; }

    /// <summary>Name of the model.</summary>
    [Required, MaxLength(50)] public string? Name { get; init; }

    /// <summary>Description of the model.</summary>
    [MaxLength(4000)] public string? Description { get; init; }

    /// <summary>Equipment brand, by id.</summary>
    [RefersTo(typeof(EquipmentBrand))] public Guid? EquipmentBrandId { get; init; }

    /// <summary>Equipment brand, by key.</summary>
    public string? EquipmentBrandCode { get; init; }

    /// <summary>Equipment brand, embedded.</summary>
    public EquipmentBrand? EquipmentBrand { get; init; }

    /// <summary>Equipment family, by id.</summary>
    [RuleInput, RefersTo(typeof(EquipmentFamily))] public Guid? EquipmentFamilyId { get; init; }

    /// <summary>Equipment family, by key.</summary>
    public string? EquipmentFamilyCode { get; init; }

    /// <summary>Equipment family, embedded.</summary>
    public EquipmentFamily? EquipmentFamily { get; init; }

    /// <summary>When production started.</summary>
    public DateTimeOffset? DateInProductionSince { get; init; }

    /// <summary>When production ended.</summary>
    public DateTimeOffset? DateOutOfProductionSince { get; init; }

    /// <summary>When the manufacturer's support ends.</summary>
    public DateTimeOffset? DateEndSupport { get; init; }

    /// <summary>Sales organization, by id.</summary>
    [RefersTo(typeof(SalesOrganization))] public Guid? SalesOrganizationId { get; init; }

    /// <summary>Sales organization, by key.</summary>
    public string? SalesOrganizationCode { get; init; }

    /// <summary>Sales organization, embedded.</summary>
    public SalesOrganization? SalesOrganization { get; init; }

    /// <summary>Replacement interval in months.</summary>
    public int? ReplacementPeriodNbMonths { get; init; }

    /// <summary>Warranty period in months.</summary>
    public int? WarrantyPeriodNbMonths { get; init; }

    /// <summary>Translations of the model's texts.</summary>
    public IReadOnlyList<Translation>? Translations { get; init; }
}
