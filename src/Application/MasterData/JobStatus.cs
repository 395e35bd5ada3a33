using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using WorkOrders.Application.Contract;

namespace WorkOrders.Application.MasterData;

/// <summary>The status of a work order: one of the 18 system statuses, or a status of the tenant that is based on one of them.</summary>
[Entity("job_status", Path = "JobStatus", Key = nameof(Code))]
public sealed record JobStatus : MasterDataRecord
{
    /// <summary>Key in other systems, unique in the tenant and compared exactly.</summary>
    [MaxLength(255)] public string? Code { get; init; }

    /// <summary>Name.</summary>
    [RuleInput, Required, MaxLength(50)] public string? Name { get; init; }

    /// <summary>The system status that it is based on and behaves like, by id.</summary>
    [RuleInput, RefersTo(typeof(JobStatus))] public Guid? SystemJobStatusId { get; init; }

    /// <summary>The system status that it is based on, by key.</summary>
    public string? SystemJobStatusCode { get; init; }

    /// <summary>Sort order in lists, lowest first.</summary>
    public int? Sequence { get; init; }

    /// <summary>Display color.</summary>
    public string? ColorText { get; init; }

    /// <summary>Whether it is out of use. Archived rows can still be referred to.</summary>
    [ArchiveFlag, RuleInput] public bool? Archived { get; init; }

    /// <summary>Whether clients cannot change it. Set by the server.</summary>
    [ReadOnly(true), NotMapped] public bool? IsReadonlyOnApi { get; init; }

    /// <summary>Whether clients can set this status on a work order.</summary>
    [RuleInput] public bool? UsableOnApi { get; init; }
}
