using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Infrastructure.Availability;

/// <summary>
/// The longest planning entry, which lasts as long as the longest estimate. It bounds the range of the index on the ends of entries.
/// </summary>
internal static class LongestEntry
{
    private static readonly TimeSpan Duration = TimeSpan.FromMinutes(WorkOrderDetails.MaxEstimateMinutes);

    /// <summary>Returns a time before which each entry ends that starts before another time; at most the last valid date.</summary>
    /// <param name="start">The other time.</param>
    public static DateTimeOffset EndAfter(DateTimeOffset start) =>
        DateTimeOffset.MaxValue - start > Duration ? start + Duration : DateTimeOffset.MaxValue;
}
