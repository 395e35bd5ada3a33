using System.ComponentModel.DataAnnotations;
using WorkOrders.Application.Contract;

namespace WorkOrders.Application.MasterData;

/// <summary>A person at a company.</summary>
[Entity("contact", Path = "Contact", Key = nameof(ReferenceBackOffice))]
public sealed record Contact : MasterDataRecord
{
    /// <summary>The first name.</summary>
    [MaxLength(50)] public string? Firstname { get; init; }

    /// <summary>The last name.</summary>
    [Required, MaxLength(50)] public string? Lastname { get; init; }

    /// <summary>The company it belongs to, by id.</summary>
    [RuleInput, RefersTo(typeof(Company))] public Guid? CompanyId { get; init; }

    /// <summary>The company it belongs to, by key.</summary>
    public string? CompanyCode { get; init; }

    /// <summary>The language spoken, by its code.</summary>
    public string? DbLanguageCode { get; init; }

    /// <summary>Whether it is out of use; what is archived can still be referred to.</summary>
    [ArchiveFlag, RuleInput] public bool? Archived { get; init; }

    /// <summary>What the person does, in words.</summary>
    [MaxLength(64)] public string? Functions { get; init; }

    /// <summary>Remarks, in free text.</summary>
    public string? Notes { get; init; }

    /// <summary>The date of birth.</summary>
    public DateTimeOffset? Birthdate { get; init; }

    /// <summary>A telephone number; its form is not checked.</summary>
    [MaxLength(50)] public string? Phone { get; init; }

    /// <summary>A mobile telephone number; its form is not checked.</summary>
    [MaxLength(50)] public string? Mobile { get; init; }

    /// <summary>An e-mail address; its form is not checked.</summary>
    [MaxLength(250)] public string? Email { get; init; }

    /// <summary>A Skype name.</summary>
    [MaxLength(250)] public string? Skype { get; init; }

    /// <summary>The private telephone number; its form is not checked.</summary>
    [MaxLength(50)] public string? PrivatePhone { get; init; }

    /// <summary>The private mobile number; its form is not checked.</summary>
    [MaxLength(50)] public string? PrivateMobile { get; init; }

    /// <summary>The private e-mail address; its form is not checked.</summary>
    [MaxLength(250)] public string? PrivateEmail { get; init; }

    /// <summary>Its key in other systems, unique in the tenant and compared exactly.</summary>
    [MaxLength(50)] public string? ReferenceBackOffice { get; init; }
}
