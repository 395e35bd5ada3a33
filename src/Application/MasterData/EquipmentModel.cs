using System.ComponentModel.DataAnnotations;
using WorkOrders.Application.Contract;

namespace WorkOrders.Application.MasterData;

/// <summary>A model of equipment; it determines the family.</summary>
[Entity("equipment_model", Path = "EquipmentModel", Key = nameof(Code))]
public sealed record EquipmentModel : MasterDataRecord
{
    /// <summary>Its key in other systems, unique in the tenant and compared exactly.</summary>
    [MaxLength(50)] public string? Code { get; init; }

    /// <summary>What it is called.</summary>
    [Required, MaxLength(50)] public string? Name { get; init; }

    /// <summary>What it is about, in more words.</summary>
    [MaxLength(4000)] public string? Description { get; init; }

    /// <summary>The brand, by id.</summary>
    [RefersTo(typeof(EquipmentBrand))] public Guid? EquipmentBrandId { get; init; }

    /// <summary>The brand, by key.</summary>
    public string? EquipmentBrandCode { get; init; }

    /// <summary>The brand, embedded.</summary>
    public EquipmentBrand? EquipmentBrand { get; init; }

    /// <summary>The equipment family, by id.</summary>
    [RuleInput, RefersTo(typeof(EquipmentFamily))] public Guid? EquipmentFamilyId { get; init; }

    /// <summary>The equipment family, by key.</summary>
    public string? EquipmentFamilyCode { get; init; }

    /// <summary>The equipment family, embedded.</summary>
    public EquipmentFamily? EquipmentFamily { get; init; }

    /// <summary>Since when it is made.</summary>
    public DateTimeOffset? DateInProductionSince { get; init; }

    /// <summary>Since when it is no longer made.</summary>
    public DateTimeOffset? DateOutOfProductionSince { get; init; }

    /// <summary>Until when its maker supports it.</summary>
    public DateTimeOffset? DateEndSupport { get; init; }

    /// <summary>The sales organization it belongs to, by id.</summary>
    [RefersTo(typeof(SalesOrganization))] public Guid? SalesOrganizationId { get; init; }

    /// <summary>The sales organization it belongs to, by key.</summary>
    public string? SalesOrganizationCode { get; init; }

    /// <summary>The sales organization it belongs to, embedded.</summary>
    public SalesOrganization? SalesOrganization { get; init; }

    /// <summary>After how many months it should be replaced.</summary>
    public int? ReplacementPeriodNbMonths { get; init; }

    /// <summary>How many months its warranty lasts.</summary>
    public int? WarrantyPeriodNbMonths { get; init; }

    /// <summary>Its texts in other languages.</summary>
    public IReadOnlyList<Translation>? Translations { get; init; }
}
