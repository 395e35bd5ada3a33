using System.ComponentModel.DataAnnotations;
using WorkOrders.Application.Contract;

namespace WorkOrders.Application.MasterData;

/// <summary>The status of a project.</summary>
[Entity("project_status", Path = "ProjectStatus", Key = nameof(Code))]
public sealed record ProjectStatus : MasterDataRecord
{
    /// <summary>Name of the project status.</summary>
    [Required, MaxLength(50)] public string? Name { get; init; }

    /// <summary>
    /// Whether the row is the default. A tenant has at most one default; setting a new default replaces the previous default.
    /// </summary>
    [SingleDefault, RuleInput] public bool? IsDefault { get; init; }

    /// <summary>Whether projects with this status are closed.</summary>
    [RuleInput] public bool? IsClosed { get; init; }

    /// <summary>Sales organization, by id.</summary>
    [RefersTo(typeof(SalesOrganization))] public Guid? SalesOrganizationId { get; init; }

    /// <summary>Sales organization, by key.</summary>
    public string? SalesOrganizationCode { get; init; }

    /// <summary>Sales organization, embedded.</summary>
    public SalesOrganization? SalesOrganization { get; init; }

    /// <summary>Key in other systems, unique in the tenant and compared exactly.</summary>
    [MaxLength(255)] public string? Code { get; init; }
}
