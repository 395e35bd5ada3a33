using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using WorkOrders.Application.Contract;

namespace WorkOrders.Application.MasterData;

/// <summary>A group of equipment of one kind; families may stand in families.</summary>
[Entity("equipment_family", Path = "EquipmentFamily", Key = nameof(Code))]
public sealed record EquipmentFamily : MasterDataRecord
{
    /// <summary>What it is called.</summary>
    [Required, MaxLength(50)] public string? Name { get; init; }

    /// <summary>What it is about, in more words.</summary>
    [MaxLength(4000)] public string? Description { get; init; }

    /// <summary>Its key in other systems, unique in the tenant and compared exactly.</summary>
    [MaxLength(50)] public string? Code { get; init; }

    /// <summary>The equipment family above it, by id.</summary>
    [JsonPropertyName("_parent_id"), Hierarchy, RuleInput, RefersTo(typeof(EquipmentFamily))] public Guid? ParentId { get; init; }

    /// <summary>The equipment family above it, by key.</summary>
    [JsonPropertyName("_parent_code")] public string? ParentCode { get; init; }

    /// <summary>The sales organization it belongs to, by id.</summary>
    [RefersTo(typeof(SalesOrganization))] public Guid? SalesOrganizationId { get; init; }

    /// <summary>The sales organization it belongs to, by key.</summary>
    public string? SalesOrganizationCode { get; init; }

    /// <summary>The sales organization it belongs to, embedded.</summary>
    public SalesOrganization? SalesOrganization { get; init; }
}
