using System.ComponentModel.DataAnnotations;
using WorkOrders.Application.Contract;

namespace WorkOrders.Application.MasterData;

/// <summary>A place of a company where work is done.</summary>
[Entity("db_address", Path = "DbAddress", Key = nameof(Code))]
public sealed record Address : MasterDataRecord
{
    /// <summary>The company it belongs to, by id.</summary>
    [RefersTo(typeof(Company))] public Guid? CompanyId { get; init; }

    /// <summary>The company it belongs to, by key.</summary>
    public string? CompanyCode { get; init; }

    /// <summary>Its key in other systems, unique in the tenant and compared exactly.</summary>
    [MaxLength(50)] public string? Code { get; init; }

    /// <summary>Whether it is out of use; what is archived can still be referred to.</summary>
    [ArchiveFlag, RuleInput] public bool? Archived { get; init; }

    /// <summary>What it is called.</summary>
    [MaxLength(255)] public string? Name { get; init; }

    /// <summary>The street.</summary>
    [MaxLength(100)] public string? Street { get; init; }

    /// <summary>The number in the street.</summary>
    [MaxLength(50)] public string? StreetNumber { get; init; }

    /// <summary>A second line of the street.</summary>
    [MaxLength(50)] public string? Street2 { get; init; }

    /// <summary>The postal code.</summary>
    [MaxLength(50)] public string? Zip { get; init; }

    /// <summary>The city.</summary>
    [MaxLength(50)] public string? City { get; init; }

    /// <summary>A telephone number; its form is not checked.</summary>
    [MaxLength(50)] public string? Phone { get; init; }

    /// <summary>A mobile telephone number; its form is not checked.</summary>
    [MaxLength(50)] public string? Mobile { get; init; }

    /// <summary>A fax number; its form is not checked.</summary>
    [MaxLength(50)] public string? Fax { get; init; }

    /// <summary>An e-mail address; its form is not checked.</summary>
    [MaxLength(250)] public string? Email { get; init; }

    /// <summary>A web address; its form is not checked.</summary>
    [MaxLength(50)] public string? Url { get; init; }

    /// <summary>The country, by id.</summary>
    [RefersTo(typeof(Country))] public Guid? DbCountryId { get; init; }

    /// <summary>The country, by key.</summary>
    public string? DbCountryCode { get; init; }
}
