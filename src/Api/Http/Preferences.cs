using WorkOrders.Application.Tenancy;

namespace WorkOrders.Api.Http;

/// <summary>What a client prefers (<c>Prefer</c>, RFC 7240), over what its tenant has set.</summary>
/// <param name="Minimal"><c>return=minimal</c>: answer only the id.</param>
/// <param name="Strict"><c>handling=strict</c>: refuse unknown fields, and numbers sent as text.</param>
/// <param name="NullsAsDefaults"><c>nulls=default</c>: write no nulls.</param>
/// <param name="RespondsAtOnce"><c>respond-async</c>: answer at once what will take long, and where to follow it. Only imports do.</param>
/// <param name="Applied">The preferences that were understood, for <c>Preference-Applied</c>; empty when none was.</param>
internal sealed record Preferences(bool Minimal, bool Strict, bool NullsAsDefaults, bool RespondsAtOnce, string Applied)
{
    private const string Async = "respond-async";

    /// <summary>Reads the header; what it does not know it ignores, as the RFC demands. The first of contradicting words wins.</summary>
    /// <param name="request">The request.</param>
    /// <param name="settings">What its tenant has set.</param>
    /// <param name="ofImport">Whether this is an import: it may be answered before it is done, and its answer has one form.</param>
    public static Preferences Read(HttpRequest request, TenantSettings settings, bool ofImport = false)
    {
        var tenants = new Preferences(Minimal: false, settings.Strict, settings.NullsAsDefaults, RespondsAtOnce: false, "");
        return request.Headers["Prefer"].ToString() is { Length: > 0 } header ? tenants.Unless(header, ofImport) : tenants;
    }

    /// <summary>These, unless a header says otherwise.</summary>
    private Preferences Unless(string header, bool ofImport)
    {
        var known = header.ToLowerInvariant().Split(',').Select(Word)
            .Where(word => word is ("handling", "strict" or "lenient")
                || (ofImport ? word is (Async, "") : word is ("return", "minimal" or "representation") or ("nulls", "default" or "null")))
            .DistinctBy(word => word.Name)
            .ToDictionary(word => word.Name, word => word.Value);
        return new(
            known.GetValueOrDefault("return") == "minimal",
            known.TryGetValue("handling", out var handling) ? handling == "strict" : Strict,
            known.TryGetValue("nulls", out var nulls) ? nulls == "default" : NullsAsDefaults,
            known.ContainsKey(Async),
            string.Join(", ", known.Select(word => word.Value.Length > 0 ? $"{word.Key}={word.Value}" : word.Key)));
    }

    /// <summary>One preference, without the parameters behind it: none that is known here has any.</summary>
    private static (string Name, string Value) Word(string preference) =>
        preference.Split(';')[0].Split('=', 2) is [var name, var value] ? (name.Trim(), value.Trim().Trim('"')) : (preference.Split(';')[0].Trim(), "");
}
