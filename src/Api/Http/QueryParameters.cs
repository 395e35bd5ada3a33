using System.Globalization;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Api.Http;

/// <summary>Reads the query string. What cannot be read is a problem, because guessing could write data or omit it.</summary>
/// <param name="query">The query string.</param>
/// <param name="names">The parameters that the endpoint supports.</param>
/// <param name="problems">Where to add problems and warnings.</param>
internal sealed class QueryParameters(IQueryCollection query, IReadOnlyList<string> names, Problems problems)
{
    /// <summary>
    /// Refuses unknown parameters that look like a typing error: a client that mistypes dry_run must not find that it ran. Warns about
    /// others.
    /// </summary>
    /// <param name="strict">Whether to refuse all unknown parameters.</param>
    public void CheckNames(bool strict)
    {
        foreach (var name in query.Keys.Where(key => !names.Contains(key, StringComparer.OrdinalIgnoreCase)))
        {
            var suggestions = Suggestions.For(name, names);
            if (strict || suggestions.Names.Count > 0)
            {
                problems.Add(new("", "unknown_parameter",
                    $"There is no parameter \"{Truncation.Truncate(name)}\".{suggestions}", name, names) { Kind = ProblemKind.Malformed });
            }
            else
            {
                problems.Warn(new("", "unknown_parameter",
                    $"There is no parameter \"{Truncation.Truncate(name)}\"; it is ignored.", name, names));
            }
        }
    }

    /// <summary>The text of a parameter; null when it is not given.</summary>
    public string? GetText(string name) => query.TryGetValue(name, out var values) ? values.ToString() : null;

    /// <summary>One of some keywords, letter case ignored; null when it is not given or is another.</summary>
    public string? GetKeyword(string name, params string[] accepted)
    {
        if (GetText(name) is not { } value)
        {
            return null;
        }
        var keyword = accepted.FirstOrDefault(word => word.Equals(value, StringComparison.OrdinalIgnoreCase));
        if (keyword is null)
        {
            Refuse($"\"{name}\" must be {string.Join(" or ", accepted)}; received \"{Truncation.Truncate(value)}\".", value, accepted);
        }
        return keyword;
    }

    /// <summary>A whole number in a range; the default when it is not given or cannot be read.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="min">The least number; not negative.</param>
    /// <param name="max">The greatest number.</param>
    /// <param name="defaultValue">The number when none is given.</param>
    /// <param name="description">What the parameter must be, in words that can follow "must be".</param>
    public long GetNumber(string name, long min, long max, long defaultValue, string description)
    {
        if (GetText(name) is not { } value)
        {
            return defaultValue;
        }
        if (long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
        {
            return number;
        }
        Refuse($"\"{name}\" must be {description}; received \"{Truncation.Truncate(value)}\".", value, description);
        return defaultValue;
    }

    /// <summary>Adds the problem that a parameter has a wrong value.</summary>
    public void Refuse(string message, string value, object accepted, Suggestions? suggestions = null) =>
        problems.Add((suggestions ?? Suggestions.None)
            .AddTo(new("", "bad_parameter", message, value, accepted) { Kind = ProblemKind.Malformed }));
}
