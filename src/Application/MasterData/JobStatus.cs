using System.ComponentModel.DataAnnotations;
using WorkOrders.Application.Contract;

namespace WorkOrders.Application.MasterData;

/// <summary>The status of a work order: one of the 18 system statuses, or a custom status that is based on a system status.</summary>
[Entity("job_status", Path = "JobStatus", Key = nameof(Code))]
public sealed record JobStatus : MasterDataRecord
{
    /// <summary>Key in other systems, unique in the tenant and compared exactly.</summary>
    [MaxLength(255)] public string? Code { get; init; }

    /// <summary>Name of the status.</summary>
    [RuleInput, Required, MaxLength(50)] public string? Name { get; init; }

    /// <summary>System status that this status is based on and behaves like, by id.</summary>
    [RuleInput, RefersTo(typeof(JobStatus), IsFixedWhileReferred = true)] public Guid? SystemJobStatusId { get; init; }

    /// <summary>System status that this status is based on, by key.</summary>
    public string? SystemJobStatusCode { get; init; }

    /// <summary>Sort order in lists, lowest first.</summary>
    public int? Sequence { get; init; }

    /// <summary>Color in which the status is displayed.</summary>
    public string? ColorText { get; init; }

    /// <summary>Whether the row is archived (out of use). Archived rows can still be referenced.</summary>
    [ArchiveFlag, RuleInput] public bool? Archived { get; init; }

    /// <summary>Whether the status is one of the 18 system statuses. Set by the server.</summary>
    [ComputedOnReading] public bool? IsReadonlyOnApi { get; init; }

    /// <summary>Whether clients can set this status on a work order.</summary>
    [RuleInput] public bool? UsableOnApi { get; init; }
}
