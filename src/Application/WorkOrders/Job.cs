using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json.Serialization;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.WorkOrders;

/// <summary>
/// A work order: work that a customer requests and that a technician can be assigned to. Times are in UTC with microsecond precision;
/// lengths are counted in Unicode code points.
/// </summary>
/// <remarks>The contract record, for requests and responses. Types, limits and references are declared only here.</remarks>
[Entity("jobs", Path = "Jobs", Key = nameof(ReferenceBackOffice), Label = "work order", Aggregate = true), MinDate(1900)]
public sealed record Job : EntityRecord
{
    /// <summary>Parent work order (multi-job), by id.</summary>
    [JsonPropertyName("_parent_id"), Hierarchy, RuleInput]
    [RefersTo(typeof(Job), Key = nameof(ParentJobsReferenceBackOffice), Embedded = nameof(ParentJob))]
    public Guid? ParentId { get; init; }

    /// <summary>
    /// Parent work order, embedded. It is created if it does not exist; an existing parent is not changed. Parents can embed parents,
    /// up to four levels.
    /// </summary>
    [JsonPropertyName("_parent_job"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public Job? ParentJob { get; init; }

    /// <summary>Parent work order, by key.</summary>
    [JsonPropertyName("_parent_jobs_reference_back_office")] public string? ParentJobsReferenceBackOffice { get; init; }

    /// <summary>Project, by id. One of project_id, project_reference_back_office and project is required.</summary>
    [RefersTo(typeof(Project), IsRequired = true)] public Guid? ProjectId { get; init; }

    /// <summary>Project, by key.</summary>
    public string? ProjectReferenceBackOffice { get; init; }

    /// <summary>
    /// Project, embedded. If a project with the same id or key exists, its differing fields are updated; otherwise the project is created.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public Project? Project { get; init; }

    /// <summary>Job type, by id. One of job_type_id, job_type_code and job_type is required.</summary>
    [RefersTo(typeof(JobType), IsRequired = true)] public Guid? JobTypeId { get; init; }

    /// <summary>Job type, by key.</summary>
    public string? JobTypeCode { get; init; }

    /// <summary>Job type, embedded.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public JobType? JobType { get; init; }

    /// <summary>Priority, by id. Defaults to the tenant's default priority.</summary>
    [RefersTo(typeof(JobPriority))] public Guid? JobPriorityId { get; init; }

    /// <summary>Priority, by key.</summary>
    public string? JobPriorityCode { get; init; }

    /// <summary>Priority, embedded.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public JobPriority? JobPriority { get; init; }

    /// <summary>Status, by id. One of job_status_id and job_status_code is required.</summary>
    [RefersTo(typeof(JobStatus), IsRequired = true)] public Guid? JobStatusId { get; init; }

    /// <summary>
    /// Status, by key. New work orders can be Canceled, ToBePlanned, Waiting, Pooling, Suggested, Activated or Open. Suggested with a
    /// suggested user and suggested_date_start creates a job_planning entry.
    /// </summary>
    public string? JobStatusCode { get; init; }

    /// <summary>Address, by id, if the project is not mobile. It must be an address of the project or of one of its ancestors.</summary>
    [RefersTo(typeof(Address))] public Guid? DbAddressId { get; init; }

    /// <summary>Main contact, by id, if it differs from the contact of the project.</summary>
    [RefersTo(typeof(Contact))] public Guid? ContactId { get; init; }

    /// <summary>Requesting company, by id.</summary>
    [RefersTo(typeof(Company))] public Guid? RequestedByCompanyId { get; init; }

    /// <summary>Contact at the requesting company, by id.</summary>
    [RefersTo(typeof(Contact))] public Guid? RequestedByContactId { get; init; }

    /// <summary>Key in other systems, unique in the tenant and compared exactly.</summary>
    [MaxLength(50)] public string? ReferenceBackOffice { get; init; }

    /// <summary>Name of the work order.</summary>
    [Required, MaxLength(255)] public string? Name { get; init; }

    /// <summary>Description of the work.</summary>
    [MaxLength(4000)] public string? Description { get; init; }

    /// <summary>Position among the children of a multi-job, lowest first.</summary>
    public int? WorkingSequence { get; init; }

    /// <summary>Internal memo for back office, planners and technicians.</summary>
    public string? InternalMemo { get; init; }

    /// <summary>Information for the technician before the work starts.</summary>
    public string? PrejobInformation { get; init; }

    /// <summary>Estimated duration in minutes, at most one year. Planning uses 60 minutes if the value is missing or 0.</summary>
    [Range(0, WorkOrderDetails.MaxEstimateMinutes)] public int? EstimatedTime { get; init; }

    /// <summary>Earliest time at which the work can be planned.</summary>
    [DateOnly(DayBoundary.Start)] public DateTimeOffset? EarliestDatePlannable { get; init; }

    /// <summary>Time by which the work is due. The work is not planned after this time.</summary>
    [DateOnly(DayBoundary.End)] public DateTimeOffset? DueDate { get; init; }

    /// <summary>When the work order was created. Defaults to the current time; set it only when migrating data.</summary>
    public DateTimeOffset? DateCreate { get; init; }

    /// <summary>When the work order was last changed. Defaults to the current time; set it only when migrating data.</summary>
    public DateTimeOffset? DateUpdate { get; init; }

    /// <summary>When the work order was completed or canceled. Ignored if the status is another.</summary>
    public DateTimeOffset? DateClosed { get; init; }

    /// <summary>
    /// When the status last changed: the time that a command such as Complete reports, else the time of the request. Null if the status
    /// has not changed since these times are stored. Set by the server.
    /// </summary>
    [ReadOnly(true)] public DateTimeOffset? DateStatus { get; init; }

    /// <summary>Suggested technician, by id.</summary>
    [RefersTo(typeof(User))] public Guid? SuggestedUserId { get; init; }

    /// <summary>Suggested technician, by key.</summary>
    public string? SuggestedUserCode { get; init; }

    /// <summary>Suggested technician, embedded.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public User? SuggestedUser { get; init; }

    /// <summary>Suggested start of the work.</summary>
    public DateTimeOffset? SuggestedDateStart { get; init; }

    /// <summary>Required skill, by id.</summary>
    [RefersTo(typeof(Skill))] public Guid? SkillId { get; init; }

    /// <summary>Required skill, by key.</summary>
    public string? SkillCode { get; init; }

    /// <summary>Required skill, embedded.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public Skill? Skill { get; init; }

    /// <summary>The customer's reference.</summary>
    [MaxLength(50)] public string? CustomerReference { get; init; }

    /// <summary>Lead technician of a work order with several technicians, by id.</summary>
    [RefersTo(typeof(User))] public Guid? ApprovalResponsibleUserId { get; init; }

    /// <summary>When the company reported the problem.</summary>
    public DateTimeOffset? DateReportedByCompany { get; init; }

    /// <summary>
    /// Sequential number, unique and increasing in the tenant. Shown as the reference if reference_back_office is empty. Set by the server.
    /// </summary>
    [SequentialNumber] public int? Id2 { get; init; }

    /// <summary>Company of the project, by id. Set by the server; ignored in requests.</summary>
    [ReadOnly(true), RefersTo(typeof(Company))] public Guid? CompanyId { get; init; }

    /// <summary>Company of the project, by key. Set by the server; ignored in requests.</summary>
    [ReadOnly(true), NotMapped] public string? CompanyCode { get; init; }

    /// <summary>Name of the site, if the project is mobile.</summary>
    [MaxLength(100)] public string? DbAddressName { get; init; }

    /// <summary>Street; required if the project is mobile.</summary>
    [MaxLength(50)] public string? DbAddressStreet { get; init; }

    /// <summary>Second address line, if the project is mobile.</summary>
    [MaxLength(50)] public string? DbAddressStreet2 { get; init; }

    /// <summary>House number, if the project is mobile.</summary>
    [MaxLength(50)] public string? DbAddressStreetNumber { get; init; }

    /// <summary>City; required if the project is mobile.</summary>
    [MaxLength(50)] public string? DbAddressCity { get; init; }

    /// <summary>Postal code; required if the project is mobile.</summary>
    [MaxLength(50)] public string? DbAddressZip { get; init; }

    /// <summary>Country, by id, if the project is mobile.</summary>
    [RefersTo(typeof(Country))] public Guid? DbAddressDbCountryId { get; init; }

    /// <summary>Country, by ISO 3166-1 alpha-2 code, if the project is mobile.</summary>
    public string? DbAddressDbCountryCode { get; init; }

    /// <summary>Phone number at the site, if the project is mobile.</summary>
    [MaxLength(50)] public string? DbAddressPhone { get; init; }

    /// <summary>Email address at the site, if the project is mobile.</summary>
    [MaxLength(250)] public string? DbAddressEmail { get; init; }

    /// <summary>Latitude in degrees. (0, 0) means not geocoded yet, (-1, -1) means that geocoding failed.</summary>
    [Range(-90, 90)] public decimal? DbAddressLatitudeDecimal { get; init; }

    /// <summary>Longitude in degrees. (0, 0) means not geocoded yet, (-1, -1) means that geocoding failed.</summary>
    [Range(-180, 180)] public decimal? DbAddressLongitudeDecimal { get; init; }

    /// <summary>Parts for the technician to use or pick up.</summary>
    [MaxLength(4000)] public string? EstimatedQuantityRemark { get; init; }

    /// <summary>
    /// The status before the work was planned, which the work order gets again when its last firm planning entry is deleted, by id; null if
    /// the work is not planned.
    /// </summary>
    [NotOnWire] public Guid? StatusBeforePlanningId { get; init; }

    /// <summary>When the work order was last written (UTC). Set by the database; increases with every change.</summary>
    [DatabaseGenerated(DatabaseGeneratedOption.Computed)] public DateTimeOffset? ModifiedDateutc { get; init; }

    /// <summary>Planned technicians and times.</summary>
    [ReadOnly(true), NotMapped] public IReadOnlyList<JobPlanning>? JobPlanning { get; init; }
}
