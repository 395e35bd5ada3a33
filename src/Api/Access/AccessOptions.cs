using System.ComponentModel.DataAnnotations;

namespace WorkOrders.Api.Access;

/// <summary>How credentials are checked: section <c>Access</c>.</summary>
internal sealed class AccessOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Access";

    /// <summary>
    /// For how long a verified credential is taken without asking the database again: a disabled user, a revoked key or a
    /// changed setting takes effect after this time at the latest. Default 5 minutes; zero asks at every request.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan CacheFor { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>For how long a refused credential is refused without being checked again. Default 10 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan RefuseFor { get; init; } = TimeSpan.FromSeconds(10);
}
