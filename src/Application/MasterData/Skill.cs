using System.ComponentModel.DataAnnotations;
using WorkOrders.Application.Contract;

namespace WorkOrders.Application.MasterData;

/// <summary>A skill of a technician.</summary>
[Entity("skill", Path = "Skill", Key = nameof(Code))]
public sealed record Skill : MasterDataRecord
{
    /// <summary>Name of the skill.</summary>
    [Required, MaxLength(50)] public string? Name { get; init; }

    /// <summary>Description of the skill.</summary>
    [MaxLength(4000)] public string? Description { get; init; }

    /// <summary>Key in other systems, unique in the tenant and compared exactly.</summary>
    [MaxLength(50)] public string? Code { get; init; }

    /// <summary>Sales organization, by id.</summary>
    [RefersTo(typeof(SalesOrganization))] public Guid? SalesOrganizationId { get; init; }

    /// <summary>Sales organization, by key.</summary>
    public string? SalesOrganizationCode { get; init; }

    /// <summary>Sales organization, embedded.</summary>
    public SalesOrganization? SalesOrganization { get; init; }
}
