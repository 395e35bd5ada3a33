using System.ComponentModel.DataAnnotations;
using WorkOrders.Application.Contract;

namespace WorkOrders.Application.MasterData;

/// <summary>A kind of work, such as repair, inspection or maintenance.</summary>
[Entity("job_type", Path = "JobType", Key = nameof(Code))]
public sealed record JobType : MasterDataRecord
{
    /// <summary>Name of the job type.</summary>
    [Required, MaxLength(50)] public string? Name { get; init; }

    /// <summary>Sales organization, by id.</summary>
    [RefersTo(typeof(SalesOrganization))] public Guid? SalesOrganizationId { get; init; }

    /// <summary>Description of the job type.</summary>
    [MaxLength(4000)] public string? Description { get; init; }

    /// <summary>
    /// Whether the row is the default. A tenant has at most one default; setting a new default replaces the previous default.
    /// </summary>
    [SingleDefault, RuleInput] public bool? IsDefault { get; init; }

    /// <summary>Key in other systems, unique in the tenant and compared exactly.</summary>
    [MaxLength(50)] public string? Code { get; init; }

    /// <summary>Whether the row is archived (out of use). Archived rows can still be referenced.</summary>
    [ArchiveFlag, RuleInput] public bool? Archived { get; init; }
}
