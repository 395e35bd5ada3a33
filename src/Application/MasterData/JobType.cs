using System.ComponentModel.DataAnnotations;
using WorkOrders.Application.Contract;

namespace WorkOrders.Application.MasterData;

/// <summary>What kind of work is done: repair, inspection, maintenance.</summary>
[Entity("job_type", Path = "JobType", Key = nameof(Code))]
public sealed record JobType : MasterDataRecord
{
    /// <summary>What it is called.</summary>
    [Required, MaxLength(50)] public string? Name { get; init; }

    /// <summary>The sales organization it belongs to, by id.</summary>
    [RefersTo(typeof(SalesOrganization))] public Guid? SalesOrganizationId { get; init; }

    /// <summary>What it is about, in more words.</summary>
    [MaxLength(4000)] public string? Description { get; init; }

    /// <summary>Whether it is taken when none is given; at most one in a tenant is, and setting a new one replaces the old.</summary>
    [SingleDefault, RuleInput] public bool? IsDefault { get; init; }

    /// <summary>Its key in other systems, unique in the tenant and compared exactly.</summary>
    [MaxLength(50)] public string? Code { get; init; }

    /// <summary>Whether it is out of use; what is archived can still be referred to.</summary>
    [ArchiveFlag, RuleInput] public bool? Archived { get; init; }
}
