using System.ComponentModel.DataAnnotations;
using WorkOrders.Application.Contract;

namespace WorkOrders.Application.MasterData;

/// <summary>Somebody who works for the tenant; a technician is one who is sent.</summary>
[Entity("user", Path = "User", Key = nameof(Code))]
public sealed record User : MasterDataRecord
{
    /// <summary>The language spoken, by id.</summary>
    public Guid? DbLanguageId { get; init; }

    /// <summary>The name the user signs in with.</summary>
    [Required, MaxLength(255)] public string? Username { get; init; }

    /// <summary>The first name.</summary>
    [MaxLength(255)] public string? Firstname { get; init; }

    /// <summary>The last name.</summary>
    [Required, MaxLength(255)] public string? Lastname { get; init; }

    /// <summary>Its key in other systems, unique in the tenant and compared exactly.</summary>
    [MaxLength(50)] public string? Code { get; init; }

    /// <summary>Whether it is out of use; what is archived can still be referred to.</summary>
    [ArchiveFlag, RuleInput] public bool? Archived { get; init; }

    /// <summary>Whether the user is switched off; a disabled user cannot be suggested or planned.</summary>
    [RuleInput] public bool? Disabled { get; init; }

    /// <summary>Whom to call in an emergency.</summary>
    [MaxLength(64)] public string? EmergencyContact { get; init; }

    /// <summary>The bank account.</summary>
    [MaxLength(50)] public string? Bankaccount { get; init; }

    /// <summary>The social security number.</summary>
    [MaxLength(50)] public string? SocialSecurity { get; init; }

    /// <summary>Where the user was born.</summary>
    [MaxLength(255)] public string? PlaceOfBirth { get; init; }

    /// <summary>The nationality.</summary>
    [MaxLength(255)] public string? Nationality { get; init; }

    /// <summary>What the person does, in words.</summary>
    [MaxLength(255)] public string? Functions { get; init; }

    /// <summary>The date of birth.</summary>
    public DateTimeOffset? Birthdate { get; init; }

    /// <summary>A Skype name.</summary>
    [MaxLength(50)] public string? Skype { get; init; }

    /// <summary>Remarks, in free text.</summary>
    public string? Notes { get; init; }

    /// <summary>The sales organization it belongs to, by id.</summary>
    [RefersTo(typeof(SalesOrganization))] public Guid? SalesOrganizationId { get; init; }

    /// <summary>The sales organization it belongs to, embedded.</summary>
    public SalesOrganization? SalesOrganization { get; init; }

    /// <summary>The sales organization it belongs to, by key.</summary>
    public string? SalesOrganizationCode { get; init; }

    /// <summary>Whether the user leads a team: planning a leader plans every member.</summary>
    [RuleInput] public bool? IsTeamLeader { get; init; }

    /// <summary>The user who leads the team this user is in, by id.</summary>
    [RuleInput, RefersTo(typeof(User))] public Guid? TeamLeaderUserId { get; init; }

    /// <summary>An e-mail address; its form is not checked.</summary>
    [MaxLength(250)] public string? Email { get; init; }

    /// <summary>A telephone number; its form is not checked.</summary>
    [MaxLength(50)] public string? Phone { get; init; }

    /// <summary>A fax number; its form is not checked.</summary>
    [MaxLength(50)] public string? Fax { get; init; }

    /// <summary>A mobile telephone number; its form is not checked.</summary>
    [MaxLength(50)] public string? Mobile { get; init; }

    /// <summary>The private e-mail address; its form is not checked.</summary>
    [MaxLength(250)] public string? PrivateEmail { get; init; }

    /// <summary>The private telephone number; its form is not checked.</summary>
    [MaxLength(50)] public string? PrivatePhone { get; init; }

    /// <summary>The private fax number; its form is not checked.</summary>
    [MaxLength(50)] public string? PrivateFax { get; init; }

    /// <summary>The private mobile number; its form is not checked.</summary>
    [MaxLength(50)] public string? PrivateMobile { get; init; }

    /// <summary>The street of the private address.</summary>
    [MaxLength(50)] public string? PrivateStreet { get; init; }

    /// <summary>The number in the street of the private address.</summary>
    [MaxLength(50)] public string? PrivateStreetNumber { get; init; }

    /// <summary>The city of the private address.</summary>
    [MaxLength(50)] public string? PrivateCity { get; init; }

    /// <summary>The postal code of the private address.</summary>
    [MaxLength(50)] public string? PrivateZip { get; init; }

    /// <summary>The country of the private address, by id.</summary>
    [RefersTo(typeof(Country))] public Guid? PrivateDbCountryId { get; init; }

    /// <summary>The country of the private address, by key.</summary>
    public string? PrivateDbCountryCode { get; init; }

    /// <summary>Whether the user may sign in to the field app.</summary>
    public bool? AllowHeroApp { get; init; }

    /// <summary>Whether the user may sign in to the sales app.</summary>
    public bool? AllowSalesApp { get; init; }

    /// <summary>Whether the user may sign in to the service app.</summary>
    public bool? AllowServiceApp { get; init; }

    /// <summary>The group of rights the user has, by id.</summary>
    public Guid? UserGroupId { get; init; }
}
