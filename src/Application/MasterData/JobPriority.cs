using System.ComponentModel.DataAnnotations;
using WorkOrders.Application.Contract;

namespace WorkOrders.Application.MasterData;

/// <summary>How urgent work is.</summary>
[Entity("job_priority", Path = "JobPriority", Key = nameof(Code))]
public sealed record JobPriority : MasterDataRecord
{
    /// <summary>What it is called.</summary>
    [Required, MaxLength(50)] public string? Name { get; init; }

    /// <summary>Whether it is taken when none is given; at most one in a tenant is, and setting a new one replaces the old.</summary>
    [SingleDefault, RuleInput] public bool? IsDefault { get; init; }

    /// <summary>Its place in lists, lowest first.</summary>
    public int? Sequence { get; init; }

    /// <summary>The sales organization it belongs to, by id.</summary>
    [RefersTo(typeof(SalesOrganization))] public Guid? SalesOrganizationId { get; init; }

    /// <summary>The sales organization it belongs to, by key.</summary>
    public string? SalesOrganizationCode { get; init; }

    /// <summary>The sales organization it belongs to, embedded.</summary>
    public SalesOrganization? SalesOrganization { get; init; }

    /// <summary>Its key in other systems, unique in the tenant and compared exactly.</summary>
    [MaxLength(255)] public string? Code { get; init; }
}
