using System.Text.RegularExpressions;

namespace WorkOrders.Application.Contract.Values;

/// <summary>
/// The URL of a row, as OData clients send it: <c>JobType(guid)</c>, <c>JobType('guid')</c>, <c>JobType/guid</c> or
/// <c>JobType(code='X')</c>, also with a slash at the end, relative or absolute (OData 4.01 URL Conventions, 4.3). Only an id needs no
/// name, so that a mistyped id is not taken for a key.
/// </summary>
/// <param name="Prefix">What is before the path of the entity; empty if the URL is relative.</param>
/// <param name="Path">The path of the entity.</param>
/// <param name="Id">The id; null if the URL contains a key.</param>
/// <param name="Key">The key; null if the URL contains an id.</param>
public sealed partial record EntityUrl(string Prefix, string Path, Guid? Id, string? Key)
{
    // Longer than any URL with a key; it also bounds the work of the regular expression.
    private const int MaxLength = 4000;

    /// <summary>Parses the URL of a reference; returns null if it is not the URL of a row of an entity of this API.</summary>
    /// <param name="text">The text.</param>
    /// <param name="target">The entity that the row must have.</param>
    /// <param name="root">The URL of this API; null if the URL must be relative.</param>
    public static EntityUrl? Parse(string text, Entity target, ApiRoot? root) => Parse(text, target) is { } url
        && url.Path.Equals(target.Path, StringComparison.OrdinalIgnoreCase)
        && (root?.Contains(url) ?? url.Prefix is "" or "/")
            ? url
            : null;

    /// <summary>Parses a URL; returns null if it is not the URL of a row.</summary>
    /// <param name="text">The text.</param>
    /// <param name="entity">The entity that the row should have; its key can be named in the URL.</param>
    public static EntityUrl? Parse(string text, Entity entity)
    {
        if (text.Length > MaxLength)
        {
            return null;
        }
        var match = Format().Match(Uri.UnescapeDataString(InvisibleText.Trim(text).ToString()));
        // No key contains these characters; PostgreSQL cannot even store U+0000.
        if (!match.Success || match.Value.Contains('\0', StringComparison.Ordinal) || InvisibleText.IndexOfC1(match.Value) >= 0)
        {
            return null;
        }
        var (prefix, path) = (match.Groups["prefix"].Value, match.Groups["path"].Value);
        var (name, value) = (match.Groups["name"].Value, match.Groups["value"].Value);
        if (value is ['\'', .., '\''])
        {
            value = InvisibleText.Trim(value[1..^1].Replace("''", "'", StringComparison.Ordinal)).ToString();
            if (name.Length > 0)
            {
                return value.Length == 0 || !Is(entity.Key) ? null : new(prefix, path, null, value);
            }
        }
        return (name.Length == 0 || Is(entity.Id)) && Guid.TryParse(value, out var id) ? new(prefix, path, id, null) : null;

        // The names of fields are case-insensitive, like those of sets.
        bool Is(Field field) => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex("^(?<prefix>([^(]*/)?)(?<path>\\w+)"
        + @"(\(\s*((?<name>\w+)\s*=\s*)?(?<value>'([^']|'')*'|[^'()]*)\s*\)|/(?<value>[0-9a-fA-F-]{36}))/?$")]
    private static partial Regex Format();
}
