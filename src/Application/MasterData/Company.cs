using System.ComponentModel.DataAnnotations;
using WorkOrders.Application.Contract;

namespace WorkOrders.Application.MasterData;

/// <summary>A customer or a supplier.</summary>
[Entity("company", Path = "Company", Key = nameof(Code))]
public sealed record Company : MasterDataRecord
{
    /// <summary>Whether it is a customer.</summary>
    public bool? IsClient { get; init; }

    /// <summary>Whether it is a supplier.</summary>
    public bool? IsSupplier { get; init; }

    /// <summary>Whether it is out of use; what is archived can still be referred to.</summary>
    [ArchiveFlag, RuleInput] public bool? Archived { get; init; }

    /// <summary>What it is called.</summary>
    [Required, MaxLength(64)] public string? Name { get; init; }

    /// <summary>Its key in other systems, unique in the tenant and compared exactly.</summary>
    [MaxLength(50)] public string? Code { get; init; }

    /// <summary>Remarks, in free text.</summary>
    public string? Notes { get; init; }

    /// <summary>Since when it is known.</summary>
    public DateTimeOffset? CreateDate { get; init; }

    /// <summary>The sales organization it belongs to, by id.</summary>
    [RefersTo(typeof(SalesOrganization))] public Guid? SalesOrganizationId { get; init; }

    /// <summary>The sales organization it belongs to, by key.</summary>
    public string? SalesOrganizationCode { get; init; }

    /// <summary>The VAT registration number.</summary>
    [MaxLength(50)] public string? VatRegCode { get; init; }

    /// <summary>Whether work is done there: no project may be created on a company where it is false.</summary>
    [RuleInput] public bool? IsWorkingAddress { get; init; }

    /// <summary>The company above it, by id.</summary>
    [RefersTo(typeof(Company), Key = nameof(ParentCompanyCode))] public Guid? ParentId { get; init; }

    /// <summary>The company above it, by key.</summary>
    public string? ParentCompanyCode { get; init; }

    /// <summary>A telephone number; its form is not checked.</summary>
    [MaxLength(50)] public string? Phone { get; init; }

    /// <summary>A fax number; its form is not checked.</summary>
    [MaxLength(50)] public string? Fax { get; init; }

    /// <summary>A web address; its form is not checked.</summary>
    [MaxLength(50)] public string? Url { get; init; }

    /// <summary>An e-mail address; its form is not checked.</summary>
    [MaxLength(250)] public string? Email { get; init; }

    /// <summary>The street.</summary>
    [MaxLength(50)] public string? Street { get; init; }

    /// <summary>The number in the street.</summary>
    [MaxLength(50)] public string? StreetNumber { get; init; }

    /// <summary>The postal code.</summary>
    [MaxLength(50)] public string? Zip { get; init; }

    /// <summary>The city.</summary>
    [MaxLength(50)] public string? City { get; init; }

    /// <summary>The country, by id.</summary>
    [RefersTo(typeof(Country))] public Guid? DbCountryId { get; init; }

    /// <summary>The country, by key.</summary>
    public string? DbCountryCode { get; init; }

    /// <summary>The language spoken, by its code.</summary>
    public string? DbLanguageCode { get; init; }
}
