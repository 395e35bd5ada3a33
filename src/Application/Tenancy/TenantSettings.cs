namespace WorkOrders.Application.Tenancy;

/// <summary>How a tenant's requests are read and answered.</summary>
/// <param name="TimeZone">The IANA zone in which dates without an offset are meant.</param>
/// <param name="NullsAsDefaults">Answers write 0, "", the empty guid and 1980-01-01 where there is nothing, instead of <c>null</c>.</param>
/// <param name="Strict">Unknown fields and numbers sent as strings are refused instead of taken.</param>
public sealed record TenantSettings(TimeZoneInfo TimeZone, bool NullsAsDefaults, bool Strict)
{
    /// <summary>What a tenant has that never said otherwise: UTC, nulls as <c>null</c>, lenient.</summary>
    public static TenantSettings Default { get; } = new(TimeZoneInfo.Utc, NullsAsDefaults: false, Strict: false);
}
