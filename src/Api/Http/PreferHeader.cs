using System.Globalization;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Api.Http;

/// <summary>
/// Reads the preferences of a client: the header <c>Prefer</c> (RFC 7240). Names are accepted with and without the prefix <c>odata.</c>.
/// </summary>
internal static class PreferHeader
{
    private const string Prefix = "odata.";

    /// <summary>
    /// Reads the header. Unknown preferences are ignored, as the RFC requires. If preferences contradict each other, the first is applied.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="settings">The settings of the tenant, which apply to preferences that are not given.</param>
    /// <param name="supported">The preferences that the endpoint applies.</param>
    public static Preferences Read(HttpRequest request, TenantSettings settings, SupportedPreferences supported)
    {
        var preferences = Preferences.From(settings);
        return request.Headers["Prefer"].ToString() is { Length: > 0 } header ? Apply(header, preferences, supported) : preferences;
    }

    private static Preferences Apply(string header, Preferences preferences, SupportedPreferences supported)
    {
        var given = header.ToLowerInvariant().Split(',').Select(Parse)
            .Where(preference => supported.Names.Contains(preference.Name) && preference.IsValid)
            .DistinctBy(preference => preference.Name)
            .ToDictionary(preference => preference.Name);
        return new(
            ValueOf(SupportedPreferences.Return) == "minimal",
            ValueOf(SupportedPreferences.Handling) is { } handling ? handling == "strict" : preferences.Strict,
            ValueOf(SupportedPreferences.Nulls) is { } nulls ? nulls == "default" : preferences.NullsAsDefaults,
            given.ContainsKey(SupportedPreferences.RespondAsync),
            string.Join(", ", given.Values))
        {
            MaxPageSize = ReadSize(ValueOf(SupportedPreferences.MaxPageSize)),
            ContinueOnError = ValueOf(SupportedPreferences.ContinueOnError) is "" or "true",
        };

        string? ValueOf(string name) => given.GetValueOrDefault(name)?.Value;
    }

    /// <summary>Parses one preference without its parameters, because no supported preference has parameters.</summary>
    private static Preference Parse(string text)
    {
        var parts = text.Split(';')[0].Split('=', 2, StringSplitOptions.TrimEntries);
        var name = parts[0].StartsWith(Prefix, StringComparison.Ordinal) ? parts[0][Prefix.Length..] : parts[0];
        var value = parts.Length > 1 ? parts[1].Trim('"') : "";
        return new(parts[0], name, name == SupportedPreferences.MaxPageSize && ReadSize(value) is { } size
            ? size.ToString(CultureInfo.InvariantCulture)
            : value);
    }

    /// <summary>Reads a page size. A size that is too large is read as the largest; null if it is missing or invalid.</summary>
    private static int? ReadSize(string? text) =>
        decimal.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0
            ? (int)Math.Min(size, Preferences.LargestPageSize)
            : null;

    /// <summary>A preference of the client.</summary>
    /// <param name="NameAsSent">The name, as the client gave it.</param>
    /// <param name="Name">The name without the prefix of OData.</param>
    /// <param name="Value">The value; empty if there is none.</param>
    private sealed record Preference(string NameAsSent, string Name, string Value)
    {
        /// <summary>Whether the preference can have this value.</summary>
        public bool IsValid => (Name, Value) is
            (SupportedPreferences.Handling, "strict" or "lenient")
            or (SupportedPreferences.Return, "minimal" or "representation")
            or (SupportedPreferences.Nulls, "default" or "null")
            or (SupportedPreferences.RespondAsync, "")
            or (SupportedPreferences.ContinueOnError, "" or "true" or "false")
            || (Name == SupportedPreferences.MaxPageSize && ReadSize(Value) is not null);

        /// <summary>Returns the preference as the header <c>Preference-Applied</c> lists it.</summary>
        public override string ToString() => Value.Length > 0 ? $"{NameAsSent}={Value}" : NameAsSent;
    }
}
