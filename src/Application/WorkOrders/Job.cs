using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json.Serialization;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.WorkOrders;

/// <summary>A work order: what a customer asks for and a technician can be sent to do. Times are UTC, to the microsecond; lengths count Unicode code points.</summary>
/// <remarks>The contract's own record of it, as a message says it and as an answer says it; types, limits and references are declared here and nowhere else.</remarks>
[Entity("jobs", Path = "Jobs", Key = nameof(ReferenceBackOffice), Label = "work order", Aggregate = true)]
public sealed record Job : EntityRecord
{
    /// <summary>The order that groups this one (multi-job), by id.</summary>
    [JsonPropertyName("_parent_id"), RefersTo(typeof(Job), Key = nameof(ParentJobsReferenceBackOffice), Embedded = nameof(ParentJob))] public Guid? ParentId { get; init; }

    /// <summary>The order that groups this one, embedded: created when it does not exist, else only referred to. Parents may embed parents, four deep.</summary>
    [JsonPropertyName("_parent_job"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public Job? ParentJob { get; init; }

    /// <summary>The order that groups this one, by key.</summary>
    [JsonPropertyName("_parent_jobs_reference_back_office")] public string? ParentJobsReferenceBackOffice { get; init; }

    /// <summary>The project that is serviced, by id. One of project_id, project_reference_back_office and project must be given.</summary>
    [RefersTo(typeof(Project), IsRequired = true)] public Guid? ProjectId { get; init; }

    /// <summary>The project that is serviced, by key.</summary>
    public string? ProjectReferenceBackOffice { get; init; }

    /// <summary>The project that is serviced, embedded: found by its id or key and updated where it differs, else created.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public Project? Project { get; init; }

    /// <summary>What kind of work it is, by id. One of job_type_id, job_type_code and job_type must be given.</summary>
    [RefersTo(typeof(JobType), IsRequired = true)] public Guid? JobTypeId { get; init; }

    /// <summary>What kind of work it is, by key.</summary>
    public string? JobTypeCode { get; init; }

    /// <summary>What kind of work it is, embedded.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public JobType? JobType { get; init; }

    /// <summary>How urgent it is, by id; without any form the default priority is taken.</summary>
    [RefersTo(typeof(JobPriority))] public Guid? JobPriorityId { get; init; }

    /// <summary>How urgent it is, by key.</summary>
    public string? JobPriorityCode { get; init; }

    /// <summary>How urgent it is, embedded.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public JobPriority? JobPriority { get; init; }

    /// <summary>Where the order stands, by id. One of job_status_id and job_status_code must be given.</summary>
    [RefersTo(typeof(JobStatus), IsRequired = true)] public Guid? JobStatusId { get; init; }

    /// <summary>Where the order stands, by key. It may start as Canceled, ToBePlanned, Waiting, Pooling, Suggested, Activated or Open; Suggested with a suggested user and suggested_date_start adds a job_planning.</summary>
    public string? JobStatusCode { get; init; }

    /// <summary>The address, when the project is not mobile: one of the project or of a project above it, by id.</summary>
    [RefersTo(typeof(Address))] public Guid? DbAddressId { get; init; }

    /// <summary>The main contact of the order, where it is not the project's, by id.</summary>
    [RefersTo(typeof(Contact))] public Guid? ContactId { get; init; }

    /// <summary>The company that asks for the work, by id.</summary>
    [RefersTo(typeof(Company))] public Guid? RequestedByCompanyId { get; init; }

    /// <summary>Who at the company that asks for the work, by id.</summary>
    [RefersTo(typeof(Contact))] public Guid? RequestedByContactId { get; init; }

    /// <summary>The key other systems use for the order, unique in the tenant and compared exactly.</summary>
    [MaxLength(50)] public string? ReferenceBackOffice { get; init; }

    /// <summary>What the order is called.</summary>
    [Required, MaxLength(255)] public string? Name { get; init; }

    /// <summary>What is to be done.</summary>
    [MaxLength(4000)] public string? Description { get; init; }

    /// <summary>Its place among the children of a multi-job, lowest first.</summary>
    public int? WorkingSequence { get; init; }

    /// <summary>For back office, planners and technicians only.</summary>
    public string? InternalMemo { get; init; }

    /// <summary>What the technician should know before starting.</summary>
    public string? PrejobInformation { get; init; }

    /// <summary>How long it is thought to take, in minutes, up to a year; planning takes 60 when it is absent or 0.</summary>
    [Range(0, WorkOrderDetails.LongestEstimate)] public int? EstimatedTime { get; init; }

    /// <summary>Not to be planned before.</summary>
    public DateTimeOffset? EarliestDatePlannable { get; init; }

    /// <summary>Not to be planned after.</summary>
    public DateTimeOffset? DueDate { get; init; }

    /// <summary>When it was created; the server's time unless given (migration).</summary>
    public DateTimeOffset? DateCreate { get; init; }

    /// <summary>When it was last changed; the server's time unless given (migration).</summary>
    public DateTimeOffset? DateUpdate { get; init; }

    /// <summary>When it was completed or canceled.</summary>
    public DateTimeOffset? DateClosed { get; init; }

    /// <summary>Who might do it, by id.</summary>
    [RefersTo(typeof(User))] public Guid? SuggestedUserId { get; init; }

    /// <summary>Who might do it, by key.</summary>
    public string? SuggestedUserCode { get; init; }

    /// <summary>Who might do it, embedded.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public User? SuggestedUser { get; init; }

    /// <summary>When the suggested user would start.</summary>
    public DateTimeOffset? SuggestedDateStart { get; init; }

    /// <summary>What the technician must be able to do, by id.</summary>
    [RefersTo(typeof(Skill))] public Guid? SkillId { get; init; }

    /// <summary>What the technician must be able to do, by key.</summary>
    public string? SkillCode { get; init; }

    /// <summary>What the technician must be able to do, embedded.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public Skill? Skill { get; init; }

    /// <summary>The customer's own reference for the order.</summary>
    [MaxLength(50)] public string? CustomerReference { get; init; }

    /// <summary>The leader of an order with several technicians, by id.</summary>
    [RefersTo(typeof(User))] public Guid? ApprovalResponsibleUserId { get; init; }

    /// <summary>When the company reported the problem.</summary>
    public DateTimeOffset? DateReportedByCompany { get; init; }

    /// <summary>The running number, unique and rising in the tenant; shown as the reference when reference_back_office is empty. Set by the server.</summary>
    [ReadOnly(true)] public int? Id2 { get; init; }

    /// <summary>The company of the project, by id. Filled from the project; what is sent is ignored.</summary>
    [ReadOnly(true), RefersTo(typeof(Company))] public Guid? CompanyId { get; init; }

    /// <summary>The company of the project, by key. Filled from the project; what is sent is ignored.</summary>
    [ReadOnly(true), NotMapped] public string? CompanyCode { get; init; }

    /// <summary>What the place is called, when the project is mobile.</summary>
    [MaxLength(100)] public string? DbAddressName { get; init; }

    /// <summary>The street; mandatory when the project is mobile.</summary>
    [MaxLength(50)] public string? DbAddressStreet { get; init; }

    /// <summary>A second line of the street, when the project is mobile.</summary>
    [MaxLength(50)] public string? DbAddressStreet2 { get; init; }

    /// <summary>The number in the street, when the project is mobile.</summary>
    [MaxLength(50)] public string? DbAddressStreetNumber { get; init; }

    /// <summary>The city; mandatory when the project is mobile.</summary>
    [MaxLength(50)] public string? DbAddressCity { get; init; }

    /// <summary>The postal code; mandatory when the project is mobile.</summary>
    [MaxLength(50)] public string? DbAddressZip { get; init; }

    /// <summary>The country, when the project is mobile, by id.</summary>
    [RefersTo(typeof(Country))] public Guid? DbAddressDbCountryId { get; init; }

    /// <summary>The country, when the project is mobile, by ISO 3166-1 alpha-2 code.</summary>
    public string? DbAddressDbCountryCode { get; init; }

    /// <summary>A telephone number at the site, when the project is mobile.</summary>
    [MaxLength(50)] public string? DbAddressPhone { get; init; }

    /// <summary>An e-mail address at the site, when the project is mobile.</summary>
    [MaxLength(250)] public string? DbAddressEmail { get; init; }

    /// <summary>Degrees north; (0, 0) means not geocoded yet, (-1, -1) that geocoding failed.</summary>
    [Range(-90, 90)] public decimal? DbAddressLatitudeDecimal { get; init; }

    /// <summary>Degrees east; (0, 0) means not geocoded yet, (-1, -1) that geocoding failed.</summary>
    [Range(-180, 180)] public decimal? DbAddressLongitudeDecimal { get; init; }

    /// <summary>Parts the technician should use or pick up.</summary>
    [MaxLength(4000)] public string? EstimatedQuantityRemark { get; init; }

    /// <summary>When it was last written (UTC); set by the database, rising with every change of the order.</summary>
    [DatabaseGenerated(DatabaseGeneratedOption.Computed)] public DateTimeOffset? ModifiedDateutc { get; init; }

    /// <summary>Who does it, from when to when.</summary>
    [ReadOnly(true), NotMapped] public IReadOnlyList<JobPlanning>? JobPlanning { get; init; }
}
