using WorkOrders.Domain.Planning.Optimization;

namespace WorkOrders.Application.Tenancy;

/// <summary>A tenant's settings for reading requests and writing responses.</summary>
/// <param name="TimeZone">The IANA time zone of dates without an offset.</param>
/// <param name="NullsAsDefaults">Whether responses contain 0, false, "", the empty GUID and 1980-01-01 instead of <c>null</c>.</param>
/// <param name="Strict">Whether unknown fields and numbers sent as strings are refused instead of accepted.</param>
public sealed record TenantSettings(TimeZoneInfo TimeZone, bool NullsAsDefaults, bool Strict)
{
    /// <summary>Whether a request that changes a row must state the version on which it is based (If-Match).</summary>
    public bool RequiresIfMatch { get; init; }

    /// <summary>Whether numbers sent as strings are accepted under strict handling, too, because the request announces them.</summary>
    public bool NumbersAsStrings { get; init; }

    /// <summary>The weights of the costs by which technicians and times are suggested and proposed.</summary>
    public CostWeights Costs { get; init; } = new();

    /// <summary>The default settings: UTC, <c>null</c> for missing values, lenient.</summary>
    public static TenantSettings Default { get; } = new(TimeZoneInfo.Utc, NullsAsDefaults: false, Strict: false);
}
