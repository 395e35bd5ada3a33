using System.Text.RegularExpressions;
using WorkOrders.Application.Contract;
using WorkOrders.Domain;

namespace WorkOrders.Api.Lists;

/// <summary>
/// Reads the words of a search: <c>q</c>, or <c>$search</c>, which means the same but has operators (OData 4.01, part 2, section 5.1.7). Of
/// these, only <c>AND</c> is supported, which combines the words anyway.
/// </summary>
internal static partial class SearchWords
{
    private const int MaxLength = 1000;

    /// <summary>Returns the words; null if there are none, or if there is a problem.</summary>
    public static string? Read(QueryOptions options, Entity entity)
    {
        var (words, search) = (options[QueryOptions.Words], options[QueryOptions.Search]);
        if (words is not null && search is not null)
        {
            options.Refuse(QueryOptions.Search, "duplicate_parameter", "\"q\" and \"$search\" are equivalent; send only one of them.");
        }
        var text = words ?? search;
        var name = words is not null ? QueryOptions.Words : QueryOptions.Search;
        if (text is not null && !entity.IsSearchable)
        {
            options.Refuse(name, "not_supported", $"{entity.Path} has no texts to search.", ProblemKind.NotSupported);
        }
        if (text?.Length > MaxLength)
        {
            options.Refuse(name, "too_long", $"\"{name}\" has {text.Length:N0} characters; at most {MaxLength:N0} are allowed.");
        }
        if (text?.Contains('\0', StringComparison.Ordinal) == true)
        {
            options.Refuse(name, "invalid_value", $"\"{name}\" contains the character NUL, which is not allowed.");
        }
        if (search is not null)
        {
            text = And().Replace(QuotedWord().Replace(search, "$1"), " ");
            if (Operator().Match(text) is { Success: true } part)
            {
                var what = part.Value == "\"" ? "A phrase in quotes" : $"\"{part.Value}\"";
                options.Refuse(name, "not_supported",
                    $"{what} is not supported in \"$search\", which finds the rows that contain all words; \"q\" has no operators.",
                    ProblemKind.NotSupported);
            }
        }
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    [GeneratedRegex("\"([^\"\\s]+)\"")]
    private static partial Regex QuotedWord();

    [GeneratedRegex(@"(?<=\S\s+)AND(?=\s+\S)")]
    private static partial Regex And();

    [GeneratedRegex("(?<![^\\s(])(?:OR|NOT)(?![^\\s)])|[()\"]")]
    private static partial Regex Operator();
}
