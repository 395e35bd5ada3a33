using System.Text.RegularExpressions;
using static WorkOrders.Api.OData.QueryRefusedException;

namespace WorkOrders.Api.OData;

/// <summary>Explains the errors of the parser about what can be combined: conditions, collections, and the parts of a selection.</summary>
internal static partial class StructureErrors
{
    private const string Invalid = "invalid_query";
    private const string TooComplex = "too_complex";

    /// <summary>Returns the refusal for an error; null for another error.</summary>
    /// <param name="message">The message of the parser.</param>
    /// <param name="tokens">The tokens of the option.</param>
    /// <param name="root">The scope of the option.</param>
    public static QueryRefusedException? Explain(string message, List<QueryToken> tokens, QueryScope root)
    {
        var quoted = Quoted().Match(message).Groups["name"].Value;
        return message switch
        {
            _ when Says("is not a navigation property") => new(
                Invalid, $"\"{quoted}\" is a field; $expand takes references and collections. Use $select={quoted}.", quoted),
            _ when Says("option must be a non-negative integer") => new(
                Invalid, $"\"${message.Split(' ')[0].ToLowerInvariant()}\" must be a whole number from 0; received \"{quoted}\".", quoted),
            _ when Says("Term '") => SyntaxErrors.InvalidTerm(tokens),
            _ when Says("Found system token") => new(Invalid, "Options in the same parentheses are separated by \";\".", quoted),
            _ when Says("Missing expand option") => new(Invalid, $"The parentheses after \"{quoted}\" contain no option.", quoted),
            _ when Says("not allowed to nest query options") => new(
                Invalid, $"Options are not allowed in $select; use $expand, such as $expand={quoted}($select=name).", quoted),
            _ when Says("Found a path traversing multiple") => new(
                Invalid, "A path is not allowed in $expand; expand inside the parentheses, such as project($expand=company).", "/"),
            _ when Says("Found a path with multiple") => new(
                Invalid, "A path is not allowed in $select; use $expand, such as $expand=project($select=name).", "/"),
            _ when Says("items deep") => new(TooComplex, $"At most {QueryOptionParser.MaxExpansionDepth} levels of $expand are allowed."),
            _ when Says("parsing $expand") => new(TooComplex, $"At most {QueryOptionParser.MaxExpansions} expansions are allowed."),
            _ when Says("Recursion depth") => new(
                TooComplex, $"At most {QueryOptionParser.MaxDepth} operators can be applied to each other."),
            _ when Says("'/$count' segment") => NotSupported("$count in $select", "$count"),
            _ when Says("The $root literal") => NotSupported("$root in a query", "$root"),
            _ when Says("Cast or IsOf") => NotSupported($"The function {OneOf("isof", "cast")}", OneOf("isof", "cast")),
            _ when Says("unbalanced bracket") => new(Invalid, "A parenthesis is not closed; \")\" is expected.")
            {
                Position = tokens[^1].End,
            },
            _ when Says("Any/All") => new(
                Invalid, "any and all apply only to a collection, such as job_planning.", OneOf("any", "all")),
            _ when Says("not a single value") => new(Invalid,
                "A collection is used with any or all, such as job_planning/any(p:p/is_locked eq true).", RelatedName(tokens, root)),
            _ when Says("single value of primitive type") => new(
                Invalid, "Rows have no order; use a field of the row, such as project/name.", RelatedName(tokens, root)),
            _ when Says("must evaluate to a single boolean") => new(Invalid, "A condition is expected, such as name eq 'x'.")
            {
                Position = 0,
            },
            _ when Says("for operator kind 'Not'") => new(
                Invalid, "\"not\" applies only to a condition, such as not (name eq 'x').", "not"),
            _ when Says("for operator kind 'Negate'") => new(Invalid, "\"-\" applies only to a number or a duration.")
            {
                Position = tokens.Find(token => token.Text == "-" || (token.Text[0] == '-' && char.IsLetter(token.Text[1]))).Position,
            },
            _ => null,
        };

        string OneOf(string first, string second) => tokens.Exists(token => token.Is(first)) ? first : second;

        bool Says(string part) => message.Contains(part, StringComparison.Ordinal);
    }

    /// <summary>Returns the first name of a reference or a collection that is not followed by one of its fields.</summary>
    private static string? RelatedName(List<QueryToken> tokens, QueryScope root)
    {
        string[] related = [.. root.Owner!.References.Select(reference => reference.NavigationName),
            .. root.Owner.Collections.Select(collection => collection.Name)];
        return tokens.Find(token => related.Contains(token.Text, StringComparer.OrdinalIgnoreCase)).Text;
    }

    [GeneratedRegex(@"(?<!\w)'(?<name>.*?)'", RegexOptions.Singleline)]
    private static partial Regex Quoted();
}
