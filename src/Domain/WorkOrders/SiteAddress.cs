namespace WorkOrders.Domain.WorkOrders;

/// <summary>
/// The address of the work, if the equipment is mobile: the contract's <c>db_address_*</c> fields. Latitude and longitude are in degrees;
/// (0, 0) means not geocoded yet, and (-1, -1) means that geocoding failed.
/// </summary>
public sealed record SiteAddress
{
    /// <summary>The prefix of these fields on the wire.</summary>
    public const string Prefix = "db_address_";

    /// <summary>An empty address.</summary>
    public static readonly SiteAddress None = new();

    /// <summary>The name of the site.</summary>
    public string? Name { get; init; }

    /// <summary>The street; required for mobile equipment.</summary>
    public string? Street { get; init; }

    /// <summary>The second address line.</summary>
    public string? Street2 { get; init; }

    /// <summary>The house number.</summary>
    public string? StreetNumber { get; init; }

    /// <summary>The city; required for mobile equipment.</summary>
    public string? City { get; init; }

    /// <summary>The postal code; required for mobile equipment.</summary>
    public string? Zip { get; init; }

    /// <summary>The id of the country.</summary>
    public Guid? DbCountryId { get; init; }

    /// <summary>A phone number at the site; its format is not validated.</summary>
    public string? Phone { get; init; }

    /// <summary>An email address at the site; its format is not validated.</summary>
    public string? Email { get; init; }

    /// <summary>The latitude in degrees north, −90 to 90.</summary>
    public decimal? LatitudeDecimal { get; init; }

    /// <summary>The longitude in degrees east, −180 to 180.</summary>
    public decimal? LongitudeDecimal { get; init; }
}
