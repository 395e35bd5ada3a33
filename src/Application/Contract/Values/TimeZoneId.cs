using System.Diagnostics.CodeAnalysis;

namespace WorkOrders.Application.Contract.Values;

/// <summary>Reads ids of time zones of the IANA database, such as <c>Europe/Brussels</c>.</summary>
public static class TimeZoneId
{
    /// <summary>Returns whether there is a time zone with an id.</summary>
    public static bool TryFind(string id, [NotNullWhen(true)] out TimeZoneInfo? zone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(id, out zone) && zone.HasIanaId;
}
