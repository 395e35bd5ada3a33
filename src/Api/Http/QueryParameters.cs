using System.Globalization;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Api.Http;

/// <summary>The parameters behind the path of an address. What is not understood is a problem, since guessing could write, or leave out.</summary>
/// <param name="query">What stands behind the path.</param>
/// <param name="names">The parameters that mean something there.</param>
/// <param name="problems">Takes what is wrong.</param>
internal sealed class QueryParameters(IQueryCollection query, IReadOnlyList<string> names, Problems problems)
{
    /// <summary>Tells of parameters that mean nothing here. Who mistypes dry_run must not find that it ran.</summary>
    /// <param name="strict">Whether all of them are refused; else those unlike any that there are are only warned of.</param>
    public void TakeUnknown(bool strict)
    {
        foreach (var name in query.Keys.Where(key => !names.Contains(key, StringComparer.OrdinalIgnoreCase)))
        {
            var suggestions = Suggestions.For(name, names);
            if (strict || suggestions.Names.Count > 0)
            {
                problems.Add(new("", "unknown_parameter", $"There is no parameter {Truncation.Of(name)} here.{suggestions}", name, names) { Kind = ProblemKind.Form });
            }
            else
            {
                problems.Warn(new("", "unknown_parameter", $"There is no parameter {Truncation.Of(name)} here; it is ignored.", name, names));
            }
        }
    }

    /// <summary>What a parameter says; null when it is not given.</summary>
    public string? Text(string name) => query.TryGetValue(name, out var values) ? values.ToString() : null;

    /// <summary>One of some words, however it is capitalized; null when it is not given or is another.</summary>
    public string? Word(string name, params string[] accepted)
    {
        if (Text(name) is not { } value)
        {
            return null;
        }
        var known = accepted.FirstOrDefault(word => word.Equals(value, StringComparison.OrdinalIgnoreCase));
        if (known is null)
        {
            Refuse($"{name} is {string.Join(" or ", accepted)}.", value, accepted);
        }
        return known;
    }

    /// <summary>A whole number within limits.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="least">The least it can be; not negative.</param>
    /// <param name="most">The most it can be.</param>
    /// <param name="unlessGiven">What it is when it is not given.</param>
    /// <param name="meaning">What it is, in words that can follow "is".</param>
    public long Number(string name, long least, long most, long unlessGiven, string meaning)
    {
        if (Text(name) is not { } value)
        {
            return unlessGiven;
        }
        if (long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }
        Refuse($"{name} is {meaning}.", value, meaning);
        return unlessGiven;
    }

    /// <summary>Says that what a parameter gives is not right.</summary>
    public void Refuse(string message, string value, object accepted, Suggestions? suggestions = null) =>
        problems.Add((suggestions ?? Suggestions.None).AddTo(new("", "bad_parameter", message, value, accepted) { Kind = ProblemKind.Form }));
}
