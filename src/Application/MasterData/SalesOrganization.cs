using System.ComponentModel.DataAnnotations;
using WorkOrders.Application.Contract;

namespace WorkOrders.Application.MasterData;

/// <summary>
/// An organizational unit of the tenant with its own sales and service. Rows without a sales organization apply to the whole tenant.
/// </summary>
[Entity("sales_organization", Path = "SalesOrganization", Key = nameof(Code))]
public sealed record SalesOrganization : MasterDataRecord
{
    /// <summary>Key in other systems, unique in the tenant and compared exactly.</summary>
    [MaxLength(50)] public string? Code { get; init; }

    /// <summary>Name of the sales organization.</summary>
    [Required, MaxLength(50)] public string? Name { get; init; }

    /// <summary>Description of the sales organization.</summary>
    [MaxLength(255)] public string? Description { get; init; }

    /// <summary>Country, by id.</summary>
    [RefersTo(typeof(Country))] public Guid? DbCountryId { get; init; }

    /// <summary>Currency, by id.</summary>
    public Guid? DbCurrencyId { get; init; }

    /// <summary>Language, by id.</summary>
    public Guid? DbLanguageId { get; init; }

    /// <summary>Code in the accounting system.</summary>
    [MaxLength(50)] public string? AccountancyCode { get; init; }

    /// <summary>Whether the row is archived (out of use). Archived rows can still be referenced.</summary>
    [ArchiveFlag, RuleInput] public bool? Archived { get; init; }

    /// <summary>System of units.</summary>
    [MaxLength(50)] public string? DefaultUnitOfMeasureSystemType { get; init; }

    /// <summary>Street.</summary>
    [MaxLength(50)] public string? Street { get; init; }

    /// <summary>Second address line.</summary>
    [MaxLength(50)] public string? Street2 { get; init; }

    /// <summary>House number.</summary>
    [MaxLength(50)] public string? StreetNumber { get; init; }

    /// <summary>Postal code.</summary>
    [MaxLength(50)] public string? Zip { get; init; }

    /// <summary>City.</summary>
    [MaxLength(50)] public string? City { get; init; }

    /// <summary>Email address; the format is not validated.</summary>
    [MaxLength(250)] public string? Email { get; init; }

    /// <summary>Phone number; the format is not validated.</summary>
    [MaxLength(50)] public string? Phone { get; init; }

    /// <summary>Fax number; the format is not validated.</summary>
    [MaxLength(50)] public string? Fax { get; init; }

    /// <summary>Website; the format is not validated.</summary>
    [MaxLength(50)] public string? Url { get; init; }

    /// <summary>VAT registration number.</summary>
    [MaxLength(50)] public string? VatRegCode { get; init; }
}
