using WorkOrders.Application.Tenancy;

namespace WorkOrders.Api.Http;

/// <summary>The preferences of a request (<c>Prefer</c>, RFC 7240) over those of its tenant.</summary>
/// <param name="Minimal"><c>return=minimal</c>: respond with the id only.</param>
/// <param name="Strict"><c>handling=strict</c>: refuse unknown fields, and numbers sent as text.</param>
/// <param name="NullsAsDefaults"><c>nulls=default</c>: write no nulls.</param>
/// <param name="RespondsAtOnce">
/// <c>respond-async</c>: respond before a long operation is done, with a link to its state. Only for imports.
/// </param>
/// <param name="Applied">The preferences that are applied, for <c>Preference-Applied</c>; empty when there are none.</param>
internal sealed record Preferences(bool Minimal, bool Strict, bool NullsAsDefaults, bool RespondsAtOnce, string Applied)
{
    private const string Async = "respond-async";

    /// <summary>
    /// Reads the header. Unknown preferences are ignored, as the RFC requires; of contradicting ones the first is applied.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="settings">The settings of its tenant.</param>
    /// <param name="ofImport">Whether this is an import: its response may come before it is done, and has one form.</param>
    public static Preferences Read(HttpRequest request, TenantSettings settings, bool ofImport = false)
    {
        var ofTenant = new Preferences(Minimal: false, settings.Strict, settings.NullsAsDefaults, RespondsAtOnce: false, "");
        return request.Headers["Prefer"].ToString() is { Length: > 0 } header ? ofTenant.Apply(header, ofImport) : ofTenant;
    }

    /// <summary>These preferences, overridden by those in a header.</summary>
    private Preferences Apply(string header, bool ofImport)
    {
        var supported = header.ToLowerInvariant().Split(',').Select(Parse)
            .Where(preference => preference is ("handling", "strict" or "lenient")
                || (ofImport
                    ? preference is (Async, "")
                    : preference is ("return", "minimal" or "representation") or ("nulls", "default" or "null")))
            .DistinctBy(preference => preference.Name)
            .ToDictionary(preference => preference.Name, preference => preference.Value);
        return new(
            supported.GetValueOrDefault("return") == "minimal",
            supported.TryGetValue("handling", out var handling) ? handling == "strict" : Strict,
            supported.TryGetValue("nulls", out var nulls) ? nulls == "default" : NullsAsDefaults,
            supported.ContainsKey(Async),
            string.Join(", ", supported.Select(preference =>
                preference.Value.Length > 0 ? $"{preference.Key}={preference.Value}" : preference.Key)));
    }

    /// <summary>One preference. Its parameters are dropped: no supported preference has any.</summary>
    private static (string Name, string Value) Parse(string preference) =>
        preference.Split(';')[0].Split('=', 2) is [var name, var value]
            ? (name.Trim(), value.Trim().Trim('"'))
            : (preference.Split(';')[0].Trim(), "");
}
