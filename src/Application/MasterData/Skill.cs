using System.ComponentModel.DataAnnotations;
using WorkOrders.Application.Contract;

namespace WorkOrders.Application.MasterData;

/// <summary>What a technician must be able to do.</summary>
[Entity("skill", Path = "Skill", Key = nameof(Code))]
public sealed record Skill : MasterDataRecord
{
    /// <summary>What it is called.</summary>
    [Required, MaxLength(50)] public string? Name { get; init; }

    /// <summary>What it is about, in more words.</summary>
    [MaxLength(4000)] public string? Description { get; init; }

    /// <summary>Its key in other systems, unique in the tenant and compared exactly.</summary>
    [MaxLength(50)] public string? Code { get; init; }

    /// <summary>The sales organization it belongs to, by id.</summary>
    [RefersTo(typeof(SalesOrganization))] public Guid? SalesOrganizationId { get; init; }

    /// <summary>The sales organization it belongs to, by key.</summary>
    public string? SalesOrganizationCode { get; init; }

    /// <summary>The sales organization it belongs to, embedded.</summary>
    public SalesOrganization? SalesOrganization { get; init; }
}
