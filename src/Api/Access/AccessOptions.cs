using System.ComponentModel.DataAnnotations;

namespace WorkOrders.Api.Access;

/// <summary>How long the results of credential checks are cached: section <c>Access</c>.</summary>
internal sealed class AccessOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Access";

    /// <summary>
    /// How long a verified credential is accepted without asking the database again, at most a day; a disabled user, a revoked key
    /// or a changed setting takes effect within this time. Default 5 minutes; zero asks at every request.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan CacheFor { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a refused credential is refused without another check, at most an hour. Default 10 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan RefuseFor { get; init; } = TimeSpan.FromSeconds(10);
}
