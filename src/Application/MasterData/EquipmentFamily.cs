using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using WorkOrders.Application.Contract;

namespace WorkOrders.Application.MasterData;

/// <summary>A group of similar equipment. Families can be nested.</summary>
[Entity("equipment_family", Path = "EquipmentFamily", Key = nameof(Code))]
public sealed record EquipmentFamily : MasterDataRecord
{
    /// <summary>Name of the equipment family.</summary>
    [Required, MaxLength(50)] public string? Name { get; init; }

    /// <summary>Description of the equipment family.</summary>
    [MaxLength(4000)] public string? Description { get; init; }

    /// <summary>Key in other systems, unique in the tenant and compared exactly.</summary>
    [MaxLength(50)] public string? Code { get; init; }

    /// <summary>Parent equipment family, by id.</summary>
    [JsonPropertyName("_parent_id"), Hierarchy, RuleInput, RefersTo(typeof(EquipmentFamily))] public Guid? ParentId { get; init; }

    /// <summary>Parent equipment family, by key.</summary>
    [JsonPropertyName("_parent_code")] public string? ParentCode { get; init; }

    /// <summary>Sales organization, by id.</summary>
    [RefersTo(typeof(SalesOrganization))] public Guid? SalesOrganizationId { get; init; }

    /// <summary>Sales organization, by key.</summary>
    public string? SalesOrganizationCode { get; init; }

    /// <summary>Sales organization, embedded.</summary>
    public SalesOrganization? SalesOrganization { get; init; }
}
