using System.ComponentModel.DataAnnotations;
using WorkOrders.Application.Contract;

namespace WorkOrders.Application.MasterData;

/// <summary>A part of the tenant that sells and serves on its own; rows without one are valid for the whole tenant.</summary>
[Entity("sales_organization", Path = "SalesOrganization", Key = nameof(Code))]
public sealed record SalesOrganization : MasterDataRecord
{
    /// <summary>Its key in other systems, unique in the tenant and compared exactly.</summary>
    [MaxLength(50)] public string? Code { get; init; }

    /// <summary>What it is called.</summary>
    [Required, MaxLength(50)] public string? Name { get; init; }

    /// <summary>What it is about, in more words.</summary>
    [MaxLength(255)] public string? Description { get; init; }

    /// <summary>The country, by id.</summary>
    [RefersTo(typeof(Country))] public Guid? DbCountryId { get; init; }

    /// <summary>The currency it trades in, by id.</summary>
    public Guid? DbCurrencyId { get; init; }

    /// <summary>The language spoken, by id.</summary>
    public Guid? DbLanguageId { get; init; }

    /// <summary>Its key in the books.</summary>
    [MaxLength(50)] public string? AccountancyCode { get; init; }

    /// <summary>Whether it is out of use; what is archived can still be referred to.</summary>
    [ArchiveFlag, RuleInput] public bool? Archived { get; init; }

    /// <summary>The system of units it measures in.</summary>
    [MaxLength(50)] public string? DefaultUnitOfMeasureSystemType { get; init; }

    /// <summary>The street.</summary>
    [MaxLength(50)] public string? Street { get; init; }

    /// <summary>A second line of the street.</summary>
    [MaxLength(50)] public string? Street2 { get; init; }

    /// <summary>The number in the street.</summary>
    [MaxLength(50)] public string? StreetNumber { get; init; }

    /// <summary>The postal code.</summary>
    [MaxLength(50)] public string? Zip { get; init; }

    /// <summary>The city.</summary>
    [MaxLength(50)] public string? City { get; init; }

    /// <summary>An e-mail address; its form is not checked.</summary>
    [MaxLength(250)] public string? Email { get; init; }

    /// <summary>A telephone number; its form is not checked.</summary>
    [MaxLength(50)] public string? Phone { get; init; }

    /// <summary>A fax number; its form is not checked.</summary>
    [MaxLength(50)] public string? Fax { get; init; }

    /// <summary>A web address; its form is not checked.</summary>
    [MaxLength(50)] public string? Url { get; init; }

    /// <summary>The VAT registration number.</summary>
    [MaxLength(50)] public string? VatRegCode { get; init; }
}
