namespace WorkOrders.Integration.Tests.WorkOrders;

/// <summary>Ids of rows in the demo tenant's master data.</summary>
internal static class DemoIds
{
    /// <summary>EQ-10023 on a fixed site: its parent is SITE-100, its address A-101.</summary>
    public const string Boiler = "de300000-0013-8000-8000-000000010023";

    /// <summary>GEN-MOB-2, a mobile installation.</summary>
    public const string MobileGenerator = "de300000-0013-8000-8000-000000040002";

    /// <summary>A-100, the address of SITE-100.</summary>
    public const string SiteAddress = "de300000-0012-8000-8000-000000000100";

    /// <summary>A-101, the address of EQ-10023.</summary>
    public const string BoilerAddress = "de300000-0012-8000-8000-000000000101";

    /// <summary>A-200, an address of another company.</summary>
    public const string OtherCompanyAddress = "de300000-0012-8000-8000-000000000200";

    /// <summary>C-100, which owns EQ-10023.</summary>
    public const string Brewery = "de300000-0010-8000-8000-000000000100";

    /// <summary>P-1001, a contact of C-100.</summary>
    public const string Caretaker = "de300000-0011-8000-8000-000000001001";

    /// <summary>P-2001, a contact of C-200.</summary>
    public const string Syndic = "de300000-0011-8000-8000-000000002001";

    /// <summary>Belgium.</summary>
    public const string Belgium = "f3f3bef8-397c-442b-b9ab-2d2e1eb91987";

    /// <summary>REPAIR.</summary>
    public const string Repair = "de300000-0002-8000-8000-000000000001";

    /// <summary>HIGH, which is not the default.</summary>
    public const string High = "de300000-0003-8000-8000-000000000002";

    /// <summary>GAS.</summary>
    public const string Gas = "de300000-0004-8000-8000-000000000001";

    /// <summary>The system status Suggested.</summary>
    public const string Suggested = "143cf9cd-c3c1-406a-a19a-58d766d9dda9";

    /// <summary>
    /// Returns the id of a technician. T01 leads T02, T03 and T04; T05 to T08 have no team; T09 is archived, T10 disabled.
    /// </summary>
    public static string Technician(int number) => $"de300000-0009-8000-8000-0000000000{number:00}";
}
