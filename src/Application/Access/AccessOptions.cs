using System.ComponentModel.DataAnnotations;

namespace WorkOrders.Application.Access;

/// <summary>Settings for how long credentials and sessions are valid without another check: section <c>Access</c>.</summary>
public sealed class AccessOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "Access";

    /// <summary>
    /// How long a verified credential is accepted without another database lookup, at most one day. A disabled user or a revoked key stops
    /// working, and a changed setting takes effect, within this time. The default is 5 minutes; with zero, every request is checked.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan CacheFor { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a refused credential is refused without another check, at most one hour. The default is 10 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan RefuseFor { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a session lasts without a request, from 5 minutes to 90 days. The default is 12 hours.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "90.00:00:00")]
    public TimeSpan SessionIdleTimeout { get; init; } = TimeSpan.FromHours(12);

    /// <summary>How long a session lasts at most, from 5 minutes to 90 days. The default is 14 days.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "90.00:00:00")]
    public TimeSpan SessionLifetime { get; init; } = TimeSpan.FromDays(14);
}
