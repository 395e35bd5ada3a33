using System.ComponentModel.DataAnnotations;
using WorkOrders.Application.Contract;

namespace WorkOrders.Application.MasterData;

/// <summary>A contact person of a company.</summary>
[Entity("contact", Path = "Contact", Key = nameof(ReferenceBackOffice))]
public sealed record Contact : MasterDataRecord
{
    /// <summary>First name.</summary>
    [MaxLength(50)] public string? Firstname { get; init; }

    /// <summary>Last name.</summary>
    [Required, MaxLength(50)] public string? Lastname { get; init; }

    /// <summary>Company, by id.</summary>
    [RuleInput, RefersTo(typeof(Company))] public Guid? CompanyId { get; init; }

    /// <summary>Company, by key.</summary>
    public string? CompanyCode { get; init; }

    /// <summary>Language, by code.</summary>
    public string? DbLanguageCode { get; init; }

    /// <summary>Whether the row is archived (out of use). Archived rows can still be referenced.</summary>
    [ArchiveFlag, RuleInput] public bool? Archived { get; init; }

    /// <summary>Job title or function.</summary>
    [MaxLength(64)] public string? Functions { get; init; }

    /// <summary>Remarks about the contact.</summary>
    public string? Notes { get; init; }

    /// <summary>Date of birth.</summary>
    public DateTimeOffset? Birthdate { get; init; }

    /// <summary>Phone number; the format is not validated.</summary>
    [MaxLength(50)] public string? Phone { get; init; }

    /// <summary>Mobile phone number; the format is not validated.</summary>
    [MaxLength(50)] public string? Mobile { get; init; }

    /// <summary>Email address; the format is not validated.</summary>
    [MaxLength(250)] public string? Email { get; init; }

    /// <summary>Skype name.</summary>
    [MaxLength(250)] public string? Skype { get; init; }

    /// <summary>Private phone number; the format is not validated.</summary>
    [MaxLength(50)] public string? PrivatePhone { get; init; }

    /// <summary>Private mobile phone number; the format is not validated.</summary>
    [MaxLength(50)] public string? PrivateMobile { get; init; }

    /// <summary>Private email address; the format is not validated.</summary>
    [MaxLength(250)] public string? PrivateEmail { get; init; }

    /// <summary>Key in other systems, unique in the tenant and compared exactly.</summary>
    [MaxLength(50)] public string? ReferenceBackOffice { get; init; }
}
