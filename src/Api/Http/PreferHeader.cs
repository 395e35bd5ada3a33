using WorkOrders.Application.Requests;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Api.Http;

/// <summary>Reads the preferences of a client: the header <c>Prefer</c> (RFC 7240).</summary>
internal static class PreferHeader
{
    private const string RespondAsync = "respond-async";

    /// <summary>
    /// Reads the header. Unknown preferences are ignored, as the RFC requires. If preferences contradict each other, the first is applied.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="settings">The settings of the tenant, which apply to preferences that are not given.</param>
    /// <param name="isLongRunning">Whether the endpoint supports respond-async; it then ignores return and nulls.</param>
    public static Preferences Read(HttpRequest request, TenantSettings settings, bool isLongRunning)
    {
        var preferences = Preferences.From(settings);
        return request.Headers["Prefer"].ToString() is { Length: > 0 } header ? Apply(header, preferences, isLongRunning) : preferences;
    }

    private static Preferences Apply(string header, Preferences preferences, bool isLongRunning)
    {
        var known = header.ToLowerInvariant().Split(',').Select(Word)
            .Where(word => word is ("handling", "strict" or "lenient")
                || (isLongRunning
                    ? word is (RespondAsync, "")
                    : word is ("return", "minimal" or "representation") or ("nulls", "default" or "null")))
            .DistinctBy(word => word.Name)
            .ToDictionary(word => word.Name, word => word.Value);
        return new(
            known.GetValueOrDefault("return") == "minimal",
            known.TryGetValue("handling", out var handling) ? handling == "strict" : preferences.Strict,
            known.TryGetValue("nulls", out var nulls) ? nulls == "default" : preferences.NullsAsDefaults,
            known.ContainsKey(RespondAsync),
            string.Join(", ", known.Select(word => word.Value.Length > 0 ? $"{word.Key}={word.Value}" : word.Key)));
    }

    /// <summary>Parses one preference without its parameters, because no supported preference has parameters.</summary>
    private static (string Name, string Value) Word(string preference) => preference.Split(';')[0].Split('=', 2) is [var name, var value]
        ? (name.Trim(), value.Trim().Trim('"'))
        : (preference.Split(';')[0].Trim(), "");
}
