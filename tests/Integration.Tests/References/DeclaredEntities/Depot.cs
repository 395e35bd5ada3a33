using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;

namespace WorkOrders.Integration.Tests.References.DeclaredEntities;

/// <summary>A place where crates are kept.</summary>
[Entity("depot", Path = "Depot", Key = nameof(Code))]
public sealed record Depot : MasterDataRecord
{
    /// <summary>Key in other systems.</summary>
    [MaxLength(20)] public string? Code { get; init; }

    /// <summary>Name.</summary>
    [Required, MaxLength(50)] public string? Name { get; init; }

    /// <summary>Parent depot, by id.</summary>
    [JsonPropertyName("_parent_id"), Hierarchy, RuleInput, RefersTo(typeof(Depot))] public Guid? ParentId { get; init; }

    /// <summary>Parent depot, by key.</summary>
    [JsonPropertyName("_parent_code")] public string? ParentCode { get; init; }

    /// <summary>Whether the depot is used when none is given.</summary>
    [SingleDefault, RuleInput] public bool? IsDefault { get; init; }

    /// <summary>Whether the depot is archived.</summary>
    [ArchiveFlag, RuleInput] public bool? Archived { get; init; }

    /// <summary>Price zone.</summary>
    [RuleInput] public int? PriceZone { get; init; }

    /// <summary>Country, by id.</summary>
    [RefersTo(typeof(Country))] public Guid? DbCountryId { get; init; }

    /// <summary>Country, by key.</summary>
    public string? DbCountryCode { get; init; }
}
