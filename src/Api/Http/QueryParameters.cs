using System.Globalization;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Api.Http;

/// <summary>Reads the query string. Invalid values are problems, because a guessed value could write data or omit it.</summary>
/// <param name="query">The query string.</param>
/// <param name="names">The parameters that the endpoint supports.</param>
/// <param name="problems">Collects problems and warnings.</param>
internal sealed class QueryParameters(IQueryCollection query, IReadOnlyList<string> names, Problems problems)
{
    /// <summary>Refuses unknown parameters, or adds warnings for them (<see cref="UnknownParameter"/>).</summary>
    /// <param name="strict">Whether to refuse all unknown parameters.</param>
    public void CheckNames(bool strict)
    {
        foreach (var name in query.Keys.Where(key => !names.Contains(key, StringComparer.OrdinalIgnoreCase)))
        {
            UnknownParameter.Report(problems, name, names, strict);
        }
    }

    /// <summary>Returns the text of a parameter; null when it is not given.</summary>
    public string? GetText(string name) => query.TryGetValue(name, out var values) ? values.ToString() : null;

    /// <summary>Reads a keyword, ignoring case; returns null when none is given or it is invalid, which is a problem.</summary>
    public string? GetKeyword(string name, params string[] accepted)
    {
        if (GetText(name) is not { } value)
        {
            return null;
        }
        var keyword = accepted.FirstOrDefault(word => word.Equals(value, StringComparison.OrdinalIgnoreCase));
        if (keyword is null)
        {
            Refuse(
                name, $"\"{name}\" must be {string.Join(" or ", accepted)}; received \"{Truncation.Truncate(value)}\".", value, accepted);
        }
        return keyword;
    }

    /// <summary>Reads a whole number in a range; returns the default when none is given or it is invalid, which is a problem.</summary>
    /// <param name="name">The name of the parameter.</param>
    /// <param name="min">The minimum; not negative.</param>
    /// <param name="max">The maximum.</param>
    /// <param name="defaultValue">The default number.</param>
    /// <param name="description">The allowed values, as text that can follow "must be".</param>
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
        Refuse(name, $"\"{name}\" must be {description}; received \"{Truncation.Truncate(value)}\".", value, description);
        return defaultValue;
    }

    /// <summary>Adds the problem that a parameter has an invalid value.</summary>
    public void Refuse(string name, string message, string value, object accepted, Suggestions? suggestions = null) =>
        problems.Add((suggestions ?? Suggestions.None)
            .AddTo(new("", "bad_parameter", message, value, accepted) { Kind = ProblemKind.Malformed, Parameter = name }));
}
