namespace WorkOrders.Domain.WorkOrders;

/// <summary>
/// Where the work is, when the equipment is mobile: the contract's <c>db_address_*</c> fields.
/// Latitude and longitude are degrees; (0, 0) means not geocoded yet, (-1, -1) that geocoding failed.
/// </summary>
public sealed record SiteAddress
{
    /// <summary>The prefix of these fields on the wire.</summary>
    public const string Prefix = "db_address_";

    /// <summary>No address.</summary>
    public static readonly SiteAddress None = new();

    /// <summary>The name of the site.</summary>
    public string? Name { get; init; }

    /// <summary>The street; mandatory on mobile equipment.</summary>
    public string? Street { get; init; }

    /// <summary>A second line of the street.</summary>
    public string? Street2 { get; init; }

    /// <summary>The house number.</summary>
    public string? StreetNumber { get; init; }

    /// <summary>The city; mandatory on mobile equipment.</summary>
    public string? City { get; init; }

    /// <summary>The postal code; mandatory on mobile equipment.</summary>
    public string? Zip { get; init; }

    /// <summary>The country's id.</summary>
    public Guid? DbCountryId { get; init; }

    /// <summary>A telephone number at the site; its form is not checked.</summary>
    public string? Phone { get; init; }

    /// <summary>An e-mail address at the site; its form is not checked.</summary>
    public string? Email { get; init; }

    /// <summary>Degrees north, −90 to 90.</summary>
    public decimal? LatitudeDecimal { get; init; }

    /// <summary>Degrees east, −180 to 180.</summary>
    public decimal? LongitudeDecimal { get; init; }
}
