using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json.Serialization;
using WorkOrders.Application.Contract;

namespace WorkOrders.Application.MasterData;

/// <summary>An installation or a piece of equipment that is serviced, mobile or at a site.</summary>
[Entity("project", Path = "Project", Key = nameof(ReferenceBackOffice))]
public sealed record Project : MasterDataRecord
{
    /// <summary>Parent project, by id.</summary>
    [JsonPropertyName("_parent_id"), Hierarchy, RuleInput, RefersTo(typeof(Project))] public Guid? ParentId { get; init; }

    /// <summary>Topmost project above the project, by id; null if the project has no parent. Set by the server.</summary>
    [ComputedOnReading, RefersTo(typeof(Project))] public Guid? RootParentId { get; init; }

    /// <summary>Parent project, by key.</summary>
    [JsonPropertyName("_parent_reference_back_office")] public string? ParentReferenceBackOffice { get; init; }

    /// <summary>Equipment family, by id.</summary>
    [RefersTo(typeof(EquipmentFamily))]
    [DeterminedBy(nameof(EquipmentModelId), nameof(MasterData.EquipmentModel.EquipmentFamilyId), ProblemCode = "family_of_model")]
    public Guid? EquipmentFamilyId { get; init; }

    /// <summary>Equipment family, by key.</summary>
    public string? EquipmentFamilyCode { get; init; }

    /// <summary>Equipment family, embedded.</summary>
    public EquipmentFamily? EquipmentFamily { get; init; }

    /// <summary>Equipment model, by id.</summary>
    [RefersTo(typeof(EquipmentModel))] public Guid? EquipmentModelId { get; init; }

    /// <summary>Equipment model, by key.</summary>
    public string? EquipmentModelCode { get; init; }

    /// <summary>Equipment model, embedded.</summary>
    public EquipmentModel? EquipmentModel { get; init; }

    /// <summary>Project status, by id.</summary>
    [RuleInput(IncludeRow = true), RefersTo(typeof(ProjectStatus))] public Guid? ProjectStatusId { get; init; }

    /// <summary>Project status, by key.</summary>
    public string? ProjectStatusCode { get; init; }

    /// <summary>Project status, embedded.</summary>
    public ProjectStatus? ProjectStatus { get; init; }

    /// <summary>Company, by id.</summary>
    [RuleInput(IncludeRow = true), RefersTo(typeof(Company))] public Guid? CompanyId { get; init; }

    /// <summary>Company, by key.</summary>
    public string? CompanyCode { get; init; }

    /// <summary>Address of the site, by id.</summary>
    [RuleInput, RefersTo(typeof(Address))] public Guid? DbAddressId { get; init; }

    /// <summary>Address of the site, by key.</summary>
    public string? DbAddressCode { get; init; }

    /// <summary>Location on the site.</summary>
    public string? Location { get; init; }

    /// <summary>Contact, by id.</summary>
    [RefersTo(typeof(Contact))] public Guid? ContactId { get; init; }

    /// <summary>Contact, by key.</summary>
    public string? ContactReferenceBackOffice { get; init; }

    /// <summary>Responsible user, by id.</summary>
    [RefersTo(typeof(User))] public Guid? OwnerUserId { get; init; }

    /// <summary>Name of the project.</summary>
    [Required, MaxLength(255)] public string? Name { get; init; }

    /// <summary>Description of the project.</summary>
    [MaxLength(4000)] public string? Description { get; init; }

    /// <summary>Key in other systems, unique in the tenant and compared exactly.</summary>
    [MaxLength(50)] public string? ReferenceBackOffice { get; init; }

    /// <summary>Serial number.</summary>
    [MaxLength(50)] public string? SerialNumber { get; init; }

    /// <summary>Barcode on the label.</summary>
    [MaxLength(50)] public string? Barcode { get; init; }

    /// <summary>When the equipment was put into service.</summary>
    public DateTimeOffset? DateStartProduction { get; init; }

    /// <summary>When the project was created. Set by the server.</summary>
    [DatabaseGenerated(DatabaseGeneratedOption.Identity)] public DateTimeOffset? DateCreate { get; init; }

    /// <summary>When the project was last changed. Set by the server.</summary>
    [ComputedOnReading] public DateTimeOffset? DateUpdate { get; init; }

    /// <summary>User who last changed the project, by id. Set by the server.</summary>
    [ReadOnly(true), NotMapped, RefersTo(typeof(User))] public Guid? UpdatedByUserId { get; init; }

    /// <summary>The customer's reference.</summary>
    [MaxLength(50)] public string? CustomerReference { get; init; }

    /// <summary>When the warranty ends.</summary>
    public DateTimeOffset? WarrantyDateUntil { get; init; }

    /// <summary>First score of the last inspection.</summary>
    [JsonPropertyName("last_standard_result_score_1"), MaxLength(50)] public string? LastStandardResultScore1 { get; init; }

    /// <summary>Second score of the last inspection.</summary>
    [JsonPropertyName("last_standard_result_score_2"), MaxLength(50)] public string? LastStandardResultScore2 { get; init; }

    /// <summary>Target for the first score.</summary>
    [JsonPropertyName("target_standard_result_score_1"), MaxLength(50)] public string? TargetStandardResultScore1 { get; init; }

    /// <summary>Target for the second score.</summary>
    [JsonPropertyName("target_standard_result_score_2"), MaxLength(50)] public string? TargetStandardResultScore2 { get; init; }

    /// <summary>When the equipment was built.</summary>
    public DateTimeOffset? DateBuilt { get; init; }

    /// <summary>Consequences of downtime.</summary>
    [MaxLength(4000)] public string? ShutdownConsequence { get; init; }

    /// <summary>Sequential number, unique and increasing in the tenant. Set by the server.</summary>
    [SequentialNumber] public int? Id2 { get; init; }

    /// <summary>Number of work orders for the project that are neither completed nor canceled. Set by the server.</summary>
    [ComputedOnReading] public int? NbOpenJobs { get; init; }

    /// <summary>Start of the next planned work for the project. Set by the server.</summary>
    [ComputedOnReading] public DateTimeOffset? DateNextJob { get; init; }

    /// <summary>When a work order for the project was last completed. Set by the server.</summary>
    [ComputedOnReading] public DateTimeOffset? DateLastJob { get; init; }

    /// <summary>Number of work orders for the project that are planned, dispatched or in progress. Set by the server.</summary>
    [ComputedOnReading] public int? NbJobsPlanned { get; init; }

    /// <summary>Number of work orders for the project that must still be planned. Set by the server.</summary>
    [ComputedOnReading] public int? NbJobsTobeplanned { get; init; }

    /// <summary>Number of work orders for the project that are waiting for further action. Set by the server.</summary>
    [ComputedOnReading] public int? NbJobsWaitingfurtheraction { get; init; }

    /// <summary>When the back office last changed the project, as reported by the back office.</summary>
    public DateTimeOffset? BackOfficeTimestamp { get; init; }

    /// <summary>Whether the equipment is mobile. Each work order for mobile equipment has its own address.</summary>
    [RuleInput] public bool? IsMobileInstallation { get; init; }
}
