using System.ComponentModel.DataAnnotations;
using WorkOrders.Application.Contract;

namespace WorkOrders.Application.MasterData;

/// <summary>A site of a company.</summary>
[Entity("db_address", Path = "DbAddress", Key = nameof(Code), NeverDeleted = true)]
public sealed record Address : MasterDataRecord
{
    /// <summary>Company, by id.</summary>
    [RefersTo(typeof(Company))] public Guid? CompanyId { get; init; }

    /// <summary>Company, by key.</summary>
    public string? CompanyCode { get; init; }

    /// <summary>Key in other systems, unique in the tenant and compared exactly.</summary>
    [MaxLength(50)] public string? Code { get; init; }

    /// <summary>Whether the row is archived (out of use). Archived rows can still be referenced.</summary>
    [ArchiveFlag, RuleInput] public bool? Archived { get; init; }

    /// <summary>Name of the site.</summary>
    [MaxLength(255)] public string? Name { get; init; }

    /// <summary>Street.</summary>
    [MaxLength(100)] public string? Street { get; init; }

    /// <summary>House number.</summary>
    [MaxLength(50)] public string? StreetNumber { get; init; }

    /// <summary>Second address line.</summary>
    [MaxLength(50)] public string? Street2 { get; init; }

    /// <summary>Postal code.</summary>
    [MaxLength(50)] public string? Zip { get; init; }

    /// <summary>City.</summary>
    [MaxLength(50)] public string? City { get; init; }

    /// <summary>Phone number; the format is not validated.</summary>
    [MaxLength(50)] public string? Phone { get; init; }

    /// <summary>Mobile phone number; the format is not validated.</summary>
    [MaxLength(50)] public string? Mobile { get; init; }

    /// <summary>Fax number; the format is not validated.</summary>
    [MaxLength(50)] public string? Fax { get; init; }

    /// <summary>Email address; the format is not validated.</summary>
    [MaxLength(250)] public string? Email { get; init; }

    /// <summary>Website; the format is not validated.</summary>
    [MaxLength(50)] public string? Url { get; init; }

    /// <summary>Country, by id.</summary>
    [RefersTo(typeof(Country))] public Guid? DbCountryId { get; init; }

    /// <summary>Country, by ISO 3166-1 alpha-2 code.</summary>
    public string? DbCountryCode { get; init; }
}
