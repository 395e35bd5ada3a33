using System.Text.RegularExpressions;
using Microsoft.OData;
using WorkOrders.Application.Contract;
using WorkOrders.Application.References;

namespace WorkOrders.Api.OData;

/// <summary>
/// Converts parser errors to refusals, with similar names for names that do not exist, and with the position of the error.
/// </summary>
internal static partial class ParserErrors
{
    /// <summary>Returns the refusal for a parser error.</summary>
    /// <param name="error">The error.</param>
    /// <param name="model">The entity data model.</param>
    /// <param name="entity">The entity of the rows.</param>
    public static QueryRefusedException Explain(ODataException error, ContractModel model, Entity entity)
    {
        if (error is InvalidLiteralException literal)
        {
            return new("invalid_value", error.Message) { Text = literal.Text };
        }
        if (error.Message.StartsWith("An internal error", StringComparison.Ordinal))
        {
            return QueryRefusedException.NotSupported("An operator of the query");
        }
        if (UnknownProperty().Match(error.Message) is { Success: true } property)
        {
            var (name, type) = (property.Groups["name"].Value, property.Groups["type"].Value.Split('.')[^1]);
            var owner = model.Entities.FirstOrDefault(other => other.Name == type) ?? entity;
            var names = owner.ValueFields.Select(field => field.Name)
                .Concat(owner.References.Select(reference => reference.NavigationName))
                .Concat(owner.Collections.Select(collection => collection.Name));
            return new("unknown_field", $"There is no field \"{name}\" in {owner.Path}.")
            {
                Text = name,
                Suggestions = Suggestions.For(name, names),
            };
        }
        if (UnknownFunction().Match(error.Message) is { Success: true } function)
        {
            var name = function.Groups["name"].Value;
            return new("unknown_function", name == "substringof"
                ? "There is no function \"substringof\" since OData 4.0; use contains(field,'text')."
                : $"There is no function \"{name}\".")
            {
                Text = name,
                Suggestions = name == "substringof" ? Suggestions.None : Suggestions.For(name, FunctionBinder.Names),
            };
        }
        return error.Message.StartsWith("Recursion depth", StringComparison.Ordinal)
            ? new("too_complex", $"The expression is nested too deeply; at most {QueryOptionParser.MaxDepth} levels are allowed.")
            : new("invalid_query", error.Message);
    }

    /// <summary>Returns the position that the parser states in its message; null if it states none.</summary>
    public static int? PositionIn(string message) =>
        Position().Match(message) is { Success: true } match ? int.Parse(match.Groups[1].ValueSpan, null) : null;

    [GeneratedRegex(@"Could not find a property named '(?<name>[^']*)' on type '(?<type>[^']*)'")]
    private static partial Regex UnknownProperty();

    [GeneratedRegex(@"unknown function with name '(?<name>[^']*)'", RegexOptions.IgnoreCase)]
    private static partial Regex UnknownFunction();

    [GeneratedRegex(@"at position (\d+)")]
    private static partial Regex Position();
}
