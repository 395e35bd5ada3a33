using System.ComponentModel.DataAnnotations;
using WorkOrders.Application.Contract;

namespace WorkOrders.Application.MasterData;

/// <summary>A person who works for the tenant. A technician is a user who carries out work orders.</summary>
[Entity("user", Path = "User", Key = nameof(Code), NeverDeleted = true)]
public sealed record User : MasterDataRecord
{
    /// <summary>Language, by id.</summary>
    public Guid? DbLanguageId { get; init; }

    /// <summary>Username for signing in.</summary>
    [Required, MaxLength(255), Unique] public string? Username { get; init; }

    /// <summary>First name.</summary>
    [MaxLength(255)] public string? Firstname { get; init; }

    /// <summary>Last name.</summary>
    [Required, MaxLength(255)] public string? Lastname { get; init; }

    /// <summary>Key in other systems, unique in the tenant and compared exactly.</summary>
    [MaxLength(50)] public string? Code { get; init; }

    /// <summary>Whether the row is archived (out of use). Archived rows can still be referenced.</summary>
    [ArchiveFlag, RuleInput] public bool? Archived { get; init; }

    /// <summary>Whether the user is disabled. Disabled users cannot be suggested or planned.</summary>
    [RuleInput] public bool? Disabled { get; init; }

    /// <summary>Emergency contact.</summary>
    [MaxLength(64)] public string? EmergencyContact { get; init; }

    /// <summary>Bank account.</summary>
    [MaxLength(50)] public string? Bankaccount { get; init; }

    /// <summary>Social security number.</summary>
    [MaxLength(50)] public string? SocialSecurity { get; init; }

    /// <summary>Place of birth.</summary>
    [MaxLength(255)] public string? PlaceOfBirth { get; init; }

    /// <summary>Nationality.</summary>
    [MaxLength(255)] public string? Nationality { get; init; }

    /// <summary>Job title or function.</summary>
    [MaxLength(255)] public string? Functions { get; init; }

    /// <summary>Date of birth.</summary>
    public DateTimeOffset? Birthdate { get; init; }

    /// <summary>Skype name.</summary>
    [MaxLength(50)] public string? Skype { get; init; }

    /// <summary>Remarks about the user.</summary>
    public string? Notes { get; init; }

    /// <summary>Sales organization, by id.</summary>
    [RefersTo(typeof(SalesOrganization))] public Guid? SalesOrganizationId { get; init; }

    /// <summary>Sales organization, embedded.</summary>
    public SalesOrganization? SalesOrganization { get; init; }

    /// <summary>Sales organization, by key.</summary>
    public string? SalesOrganizationCode { get; init; }

    /// <summary>Whether the user leads a team. Planning the leader plans every member.</summary>
    [RuleInput(ReferringBy = nameof(TeamLeaderUserId))] public bool? IsTeamLeader { get; init; }

    /// <summary>The leader of the user's team, by id.</summary>
    [RuleInput, RefersTo(typeof(User))] public Guid? TeamLeaderUserId { get; init; }

    /// <summary>Email address; the format is not validated.</summary>
    [MaxLength(250)] public string? Email { get; init; }

    /// <summary>Phone number; the format is not validated.</summary>
    [MaxLength(50)] public string? Phone { get; init; }

    /// <summary>Fax number; the format is not validated.</summary>
    [MaxLength(50)] public string? Fax { get; init; }

    /// <summary>Mobile phone number; the format is not validated.</summary>
    [MaxLength(50)] public string? Mobile { get; init; }

    /// <summary>Private email address; the format is not validated.</summary>
    [MaxLength(250)] public string? PrivateEmail { get; init; }

    /// <summary>Private phone number; the format is not validated.</summary>
    [MaxLength(50)] public string? PrivatePhone { get; init; }

    /// <summary>Private fax number; the format is not validated.</summary>
    [MaxLength(50)] public string? PrivateFax { get; init; }

    /// <summary>Private mobile phone number; the format is not validated.</summary>
    [MaxLength(50)] public string? PrivateMobile { get; init; }

    /// <summary>Street of the private address.</summary>
    [MaxLength(50)] public string? PrivateStreet { get; init; }

    /// <summary>House number of the private address.</summary>
    [MaxLength(50)] public string? PrivateStreetNumber { get; init; }

    /// <summary>City of the private address.</summary>
    [MaxLength(50)] public string? PrivateCity { get; init; }

    /// <summary>Postal code of the private address.</summary>
    [MaxLength(50)] public string? PrivateZip { get; init; }

    /// <summary>Country of the private address, by id.</summary>
    [RefersTo(typeof(Country))] public Guid? PrivateDbCountryId { get; init; }

    /// <summary>Country of the private address, by ISO 3166-1 alpha-2 code.</summary>
    public string? PrivateDbCountryCode { get; init; }

    /// <summary>Whether the user can sign in to the field app.</summary>
    public bool? AllowHeroApp { get; init; }

    /// <summary>Whether the user can sign in to the sales app.</summary>
    public bool? AllowSalesApp { get; init; }

    /// <summary>Whether the user can sign in to the service app.</summary>
    public bool? AllowServiceApp { get; init; }

    /// <summary>Holiday calendar, by id; null for the default calendar of the tenant.</summary>
    [RefersTo(typeof(HolidayCalendar))] public Guid? HolidayCalendarId { get; init; }

    /// <summary>Holiday calendar, by key.</summary>
    public string? HolidayCalendarCode { get; init; }

    /// <summary>Latitude of the place where the working day starts, in degrees (WGS 84).</summary>
    [Range(-90, 90)] public decimal? StartLatitudeDecimal { get; init; }

    /// <summary>Longitude of the place where the working day starts, in degrees (WGS 84).</summary>
    [Range(-180, 180)] public decimal? StartLongitudeDecimal { get; init; }

    /// <summary>Time zone of the working times (IANA); null for that of the tenant.</summary>
    [MaxLength(50)] public string? TimeZone { get; init; }

    /// <summary>Whether planning entries of the user may overlap, as for a team that one user represents.</summary>
    [RuleInput] public bool? AllowOverlap { get; init; }

    /// <summary>User group, which determines the user's privileges, by id.</summary>
    public Guid? UserGroupId { get; init; }
}
