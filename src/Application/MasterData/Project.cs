using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json.Serialization;
using WorkOrders.Application.Contract;

namespace WorkOrders.Application.MasterData;

/// <summary>The installation or equipment that is serviced: mobile, or at a site.</summary>
[Entity("project", Path = "Project", Key = nameof(ReferenceBackOffice))]
public sealed record Project : MasterDataRecord
{
    /// <summary>The project above it, by id.</summary>
    [JsonPropertyName("_parent_id"), Hierarchy, RuleInput, RefersTo(typeof(Project))] public Guid? ParentId { get; init; }

    /// <summary>The topmost project above it, by id; set by the server.</summary>
    [ReadOnly(true), NotMapped, RefersTo(typeof(Project))] public Guid? RootParentId { get; init; }

    /// <summary>The project above it, by key.</summary>
    [JsonPropertyName("_parent_reference_back_office")] public string? ParentReferenceBackOffice { get; init; }

    /// <summary>The equipment family, by id.</summary>
    [RefersTo(typeof(EquipmentFamily))]
    [DeterminedBy(nameof(EquipmentModelId), nameof(MasterData.EquipmentModel.EquipmentFamilyId), ProblemCode = "family_of_model")]
    public Guid? EquipmentFamilyId { get; init; }

    /// <summary>The equipment family, by key.</summary>
    public string? EquipmentFamilyCode { get; init; }

    /// <summary>The equipment family, embedded.</summary>
    public EquipmentFamily? EquipmentFamily { get; init; }

    /// <summary>The equipment model, by id.</summary>
    [RefersTo(typeof(EquipmentModel))] public Guid? EquipmentModelId { get; init; }

    /// <summary>The equipment model, by key.</summary>
    public string? EquipmentModelCode { get; init; }

    /// <summary>The equipment model, embedded.</summary>
    public EquipmentModel? EquipmentModel { get; init; }

    /// <summary>The project status, by id.</summary>
    [RefersTo(typeof(ProjectStatus))] public Guid? ProjectStatusId { get; init; }

    /// <summary>The project status, by key.</summary>
    public string? ProjectStatusCode { get; init; }

    /// <summary>The project status, embedded.</summary>
    public ProjectStatus? ProjectStatus { get; init; }

    /// <summary>The company it belongs to, by id.</summary>
    [RuleInput(IncludeRow = true), RefersTo(typeof(Company))] public Guid? CompanyId { get; init; }

    /// <summary>The company it belongs to, by key.</summary>
    public string? CompanyCode { get; init; }

    /// <summary>The address where it stands, by id.</summary>
    [RuleInput, RefersTo(typeof(Address))] public Guid? DbAddressId { get; init; }

    /// <summary>The address where it stands, by key.</summary>
    public string? DbAddressCode { get; init; }

    /// <summary>Where on the site it stands, in words.</summary>
    public string? Location { get; init; }

    /// <summary>The contact, by id.</summary>
    [RefersTo(typeof(Contact))] public Guid? ContactId { get; init; }

    /// <summary>The contact, by key.</summary>
    public string? ContactReferenceBackOffice { get; init; }

    /// <summary>The user who is responsible for it, by id.</summary>
    [RefersTo(typeof(User))] public Guid? OwnerUserId { get; init; }

    /// <summary>What it is called.</summary>
    [Required, MaxLength(255)] public string? Name { get; init; }

    /// <summary>What it is about, in more words.</summary>
    [MaxLength(4000)] public string? Description { get; init; }

    /// <summary>Its key in other systems, unique in the tenant and compared exactly.</summary>
    [MaxLength(50)] public string? ReferenceBackOffice { get; init; }

    /// <summary>The maker's serial number.</summary>
    [MaxLength(50)] public string? SerialNumber { get; init; }

    /// <summary>The code on its label.</summary>
    [MaxLength(50)] public string? Barcode { get; init; }

    /// <summary>When it was put into service.</summary>
    public DateTimeOffset? DateStartProduction { get; init; }

    /// <summary>When it was created; set by the server.</summary>
    [ReadOnly(true), NotMapped] public DateTimeOffset? DateCreate { get; init; }

    /// <summary>When it was last changed; set by the server.</summary>
    [ReadOnly(true), NotMapped] public DateTimeOffset? DateUpdate { get; init; }

    /// <summary>The user who last changed it, by id; set by the server.</summary>
    [ReadOnly(true), NotMapped, RefersTo(typeof(User))] public Guid? UpdatedByUserId { get; init; }

    /// <summary>The customer's own reference for it.</summary>
    [MaxLength(50)] public string? CustomerReference { get; init; }

    /// <summary>Until when it is under warranty.</summary>
    public DateTimeOffset? WarrantyDateUntil { get; init; }

    /// <summary>The first score of its last inspection.</summary>
    [JsonPropertyName("last_standard_result_score_1"), MaxLength(50)] public string? LastStandardResultScore1 { get; init; }

    /// <summary>The second score of its last inspection.</summary>
    [JsonPropertyName("last_standard_result_score_2"), MaxLength(50)] public string? LastStandardResultScore2 { get; init; }

    /// <summary>The first score it should reach.</summary>
    [JsonPropertyName("target_standard_result_score_1"), MaxLength(50)] public string? TargetStandardResultScore1 { get; init; }

    /// <summary>The second score it should reach.</summary>
    [JsonPropertyName("target_standard_result_score_2"), MaxLength(50)] public string? TargetStandardResultScore2 { get; init; }

    /// <summary>When it was built.</summary>
    public DateTimeOffset? DateBuilt { get; init; }

    /// <summary>What happens when it stands still.</summary>
    [MaxLength(4000)] public string? ShutdownConsequence { get; init; }

    /// <summary>Its running number; set by the server.</summary>
    [ReadOnly(true), NotMapped] public int? Id2 { get; init; }

    /// <summary>How many of its work orders are open; counted by the server.</summary>
    [ReadOnly(true), NotMapped] public int? NbOpenJobs { get; init; }

    /// <summary>When its next work order is planned; set by the server.</summary>
    [ReadOnly(true), NotMapped] public DateTimeOffset? DateNextJob { get; init; }

    /// <summary>When its last work order was done; set by the server.</summary>
    [ReadOnly(true), NotMapped] public DateTimeOffset? DateLastJob { get; init; }

    /// <summary>How many of its work orders are planned; counted by the server.</summary>
    [ReadOnly(true), NotMapped] public int? NbJobsPlanned { get; init; }

    /// <summary>How many of its work orders wait to be planned; counted by the server.</summary>
    [ReadOnly(true), NotMapped] public int? NbJobsTobeplanned { get; init; }

    /// <summary>How many of its work orders wait for further action; counted by the server.</summary>
    [ReadOnly(true), NotMapped] public int? NbJobsWaitingfurtheraction { get; init; }

    /// <summary>When the back office last changed it, as it says.</summary>
    public DateTimeOffset? BackOfficeTimestamp { get; init; }

    /// <summary>Whether it moves about, so that each work order carries its own address.</summary>
    [RuleInput] public bool? IsMobileInstallation { get; init; }
}
