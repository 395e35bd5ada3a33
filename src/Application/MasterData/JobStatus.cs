using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using WorkOrders.Application.Contract;

namespace WorkOrders.Application.MasterData;

/// <summary>Where a work order stands: one of the eighteen system statuses, or a tenant's own that hangs under one of them.</summary>
[Entity("job_status", Path = "JobStatus", Key = nameof(Code))]
public sealed record JobStatus : MasterDataRecord
{
    /// <summary>Its key in other systems, unique in the tenant and compared exactly.</summary>
    [MaxLength(255)] public string? Code { get; init; }

    /// <summary>What it is called.</summary>
    [RuleInput, Required, MaxLength(50)] public string? Name { get; init; }

    /// <summary>The system status it hangs under and behaves like, by id.</summary>
    [RuleInput, RefersTo(typeof(JobStatus))] public Guid? SystemJobStatusId { get; init; }

    /// <summary>The system status it hangs under, by key.</summary>
    public string? SystemJobStatusCode { get; init; }

    /// <summary>Its place in lists, lowest first.</summary>
    public int? Sequence { get; init; }

    /// <summary>The colour it is shown in.</summary>
    public string? ColorText { get; init; }

    /// <summary>Whether it is out of use; what is archived can still be referred to.</summary>
    [ArchiveFlag, RuleInput] public bool? Archived { get; init; }

    /// <summary>Whether clients may not change it; set by the server.</summary>
    [ReadOnly(true), NotMapped] public bool? IsReadonlyOnApi { get; init; }

    /// <summary>Whether clients may set it on a work order.</summary>
    [RuleInput] public bool? UsableOnApi { get; init; }
}
