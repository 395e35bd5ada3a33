using System.ComponentModel.DataAnnotations;
using WorkOrders.Application.Contract;

namespace WorkOrders.Application.MasterData;

/// <summary>A customer or a supplier.</summary>
[Entity("company", Path = "Company", Key = nameof(Code), NeverDeleted = true)]
public sealed record Company : MasterDataRecord
{
    /// <summary>Whether the company is a customer.</summary>
    public bool? IsClient { get; init; }

    /// <summary>Whether the company is a supplier.</summary>
    public bool? IsSupplier { get; init; }

    /// <summary>Whether the row is archived (out of use). Archived rows can still be referenced.</summary>
    [ArchiveFlag, RuleInput] public bool? Archived { get; init; }

    /// <summary>Name of the company.</summary>
    [Required, MaxLength(64)] public string? Name { get; init; }

    /// <summary>Key in other systems, unique in the tenant and compared exactly.</summary>
    [MaxLength(50)] public string? Code { get; init; }

    /// <summary>Remarks about the company.</summary>
    public string? Notes { get; init; }

    /// <summary>Creation date of the company.</summary>
    public DateTimeOffset? CreateDate { get; init; }

    /// <summary>Sales organization, by id.</summary>
    [RefersTo(typeof(SalesOrganization))] public Guid? SalesOrganizationId { get; init; }

    /// <summary>Sales organization, by key.</summary>
    public string? SalesOrganizationCode { get; init; }

    /// <summary>VAT registration number.</summary>
    [MaxLength(50)] public string? VatRegCode { get; init; }

    /// <summary>Whether work can be done for the company. If false, projects cannot be created for the company.</summary>
    [RuleInput] public bool? IsWorkingAddress { get; init; }

    /// <summary>Parent company, by id.</summary>
    [Hierarchy, RefersTo(typeof(Company), Key = nameof(ParentCompanyCode))] public Guid? ParentId { get; init; }

    /// <summary>Parent company, by key.</summary>
    public string? ParentCompanyCode { get; init; }

    /// <summary>Phone number; the format is not validated.</summary>
    [MaxLength(50)] public string? Phone { get; init; }

    /// <summary>Fax number; the format is not validated.</summary>
    [MaxLength(50)] public string? Fax { get; init; }

    /// <summary>Website; the format is not validated.</summary>
    [MaxLength(50)] public string? Url { get; init; }

    /// <summary>Email address; the format is not validated.</summary>
    [MaxLength(250)] public string? Email { get; init; }

    /// <summary>Street.</summary>
    [MaxLength(50)] public string? Street { get; init; }

    /// <summary>House number.</summary>
    [MaxLength(50)] public string? StreetNumber { get; init; }

    /// <summary>Postal code.</summary>
    [MaxLength(50)] public string? Zip { get; init; }

    /// <summary>City.</summary>
    [MaxLength(50)] public string? City { get; init; }

    /// <summary>Country, by id.</summary>
    [RefersTo(typeof(Country))] public Guid? DbCountryId { get; init; }

    /// <summary>Country, by ISO 3166-1 alpha-2 code.</summary>
    public string? DbCountryCode { get; init; }

    /// <summary>Language, by code.</summary>
    public string? DbLanguageCode { get; init; }
}
