using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Application.WorkOrders;

namespace WorkOrders.Infrastructure.Tenancy.Demo;

/// <summary>
/// A customer with a contact and equipment. The equipment is mobile, because only orders of mobile equipment have coordinates, from which
/// travel is estimated.
/// </summary>
internal sealed record DemoSite
{
    private const string Country = "BE";
    private const string Language = "nl";

    /// <summary>The number of the customer, from which all keys are made.</summary>
    public required int Number { get; init; }

    /// <summary>The name of the customer.</summary>
    public required string Company { get; init; }

    /// <summary>The street.</summary>
    public required string Street { get; init; }

    /// <summary>The house number.</summary>
    public required string House { get; init; }

    /// <summary>The postal code.</summary>
    public required string Zip { get; init; }

    /// <summary>The city.</summary>
    public required string City { get; init; }

    /// <summary>The latitude in degrees.</summary>
    public required decimal Latitude { get; init; }

    /// <summary>The longitude in degrees.</summary>
    public required decimal Longitude { get; init; }

    /// <summary>The first name of the contact.</summary>
    public required string Firstname { get; init; }

    /// <summary>The last name of the contact.</summary>
    public required string Lastname { get; init; }

    /// <summary>The function of the contact.</summary>
    public required string Functions { get; init; }

    /// <summary>The name of the equipment.</summary>
    public required string Equipment { get; init; }

    /// <summary>The code of the family of the equipment.</summary>
    public required string Family { get; init; }

    private string CompanyCode => $"C-{Number}";

    private string ContactKey => $"P-{Number}1";

    private string ProjectKey => $"GENT-{Number}";

    private string Phone => $"+32 9 000 {Number / 100:00} {Number % 100:00}";

    /// <summary>Returns the customer, the contact and the equipment.</summary>
    public IEnumerable<EntityRecord> ToRecords() =>
    [
        new Company
        {
            Code = CompanyCode,
            Name = Company,
            IsClient = true,
            IsSupplier = false,
            IsWorkingAddress = true,
            Archived = false,
            SalesOrganizationCode = Country,
            Street = Street,
            StreetNumber = House,
            Zip = Zip,
            City = City,
            DbCountryCode = Country,
            DbLanguageCode = Language,
            Phone = Phone,
            Email = $"service@c-{Number}.example.com",
        },
        new Contact
        {
            ReferenceBackOffice = ContactKey,
            Firstname = Firstname,
            Lastname = Lastname,
            Functions = Functions,
            CompanyCode = CompanyCode,
            DbLanguageCode = Language,
            Mobile = $"+32 480 00 {Number / 100:00} {Number % 100:00}",
            Archived = false,
        },
        new Project
        {
            ReferenceBackOffice = ProjectKey,
            Name = $"{Equipment}, {Company}",
            IsMobileInstallation = true,
            CompanyCode = CompanyCode,
            ContactReferenceBackOffice = ContactKey,
            EquipmentFamilyCode = Family,
            ProjectStatusCode = "OPERATIONAL",
            SerialNumber = $"{Family}-{Number}",
        },
    ];

    /// <summary>Returns an order with the equipment and the address of the site.</summary>
    public Job AddTo(Job order) => order with
    {
        ProjectReferenceBackOffice = ProjectKey,
        DbAddressName = Company,
        DbAddressStreet = Street,
        DbAddressStreetNumber = House,
        DbAddressZip = Zip,
        DbAddressCity = City,
        DbAddressDbCountryCode = Country,
        DbAddressPhone = Phone,
        DbAddressLatitudeDecimal = Latitude,
        DbAddressLongitudeDecimal = Longitude,
    };
}
