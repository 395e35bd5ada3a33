using System.Text.RegularExpressions;
using Microsoft.OData;
using WorkOrders.Application.References;

namespace WorkOrders.Api.OData;

/// <summary>Explains the errors of the parser, with similar names for names that do not exist.</summary>
/// <param name="model">The entity data model.</param>
/// <param name="root">The option that was parsed.</param>
/// <param name="input">The text that was parsed.</param>
internal sealed partial class ParserErrors(ContractModel model, QueryScope root, ParserInput input)
{
    /// <summary>Returns the refusal for an error.</summary>
    public QueryRefusedException Explain(ODataException error) => error is InvalidLiteralException literal
        ? new("invalid_value", error.Message, literal.Text)
        {
            Operator = literal.Operator,
            Neighbor = literal.ComparedTo,
            Position = literal.Position,
        }
        : Name(error.Message) ?? Function(error.Message) ?? SyntaxErrors.Explain(error.Message, input, root.Option)
            ?? Literal(error.Message) ?? StructureErrors.Explain(error.Message, input.Tokens, root)
            ?? new("invalid_query", error.Message);

    private QueryRefusedException? Name(string message)
    {
        if (UnknownProperty().Match(message) is not { Success: true } match)
        {
            return null;
        }
        var (name, type) = (match.Groups["name"].Value, match.Groups["type"].Value);
        if (model.Entities.FirstOrDefault(entity => type.EndsWith($".{entity.Name}", StringComparison.Ordinal)) is not { } owner)
        {
            return type.StartsWith("Edm.", StringComparison.Ordinal)
                ? new("unknown_field", $"A {TypeNames.Of(type)} has no fields, such as \"{name}\".", name)
                : QueryRefusedException.NotSupported($"A condition on \"{name}\"", name);
        }
        var index = ErrorPosition.IndexOf(input.Tokens, root, name, owner);
        if (index >= 0 && input.Tokens[index].IsOperator)
        {
            return SyntaxErrors.OperatorInsteadOfField(input.Tokens[index]);
        }
        var names = QueryScope.Of(input.Tokens, Math.Max(index, 0), root).Names(owner);
        return new("unknown_field", $"There is no field \"{name}\" in {owner.Path}.", name)
        {
            Owner = owner,
            Suggestions = Suggestions.For(name, names),
        };
    }

    private static QueryRefusedException? Function(string message)
    {
        if (UnknownFunction().Match(message) is { Success: true } unknown)
        {
            var name = unknown.Groups["name"].Value;
            return new("unknown_function", name == "substringof"
                ? "There is no function \"substringof\" since OData 4.0; use contains(field,'text')."
                : $"There is no function \"{name}\".", name)
            {
                Suggestions = name == "substringof" ? Suggestions.None : Suggestions.For(name, FunctionBinder.Names),
            };
        }
        return WrongArguments().Match(message) is { Success: true } match
            ? new("invalid_query", $"The number or types of the arguments of \"{match.Groups["name"].Value}\" are wrong; "
                + $"expected {TypeNames.InSignatures(match.Groups["signatures"].Value)}.", match.Groups["name"].Value)
            : null;
    }

    private static QueryRefusedException? Literal(string message)
    {
        if (InvalidInstant().Match(message) is { Success: true } instant)
        {
            var (value, valid) = (instant.Groups["literal"].Value, "2026-05-01T08:00:00Z");
            return new("invalid_value", $"{value} is not a date and time, such as {valid}.", value);
        }
        if (Unrecognized().Match(message) is not { Success: true } match)
        {
            return null;
        }
        var text = match.Groups["literal"].Value.Trim();
        var prefix = text.Split('\'')[0];
        return new("invalid_value", prefix.ToLowerInvariant() switch
        {
            "datetime" or "datetimeoffset" => $"{text} is a form of OData 3; write the date without the prefix: 2026-05-01T08:00:00Z.",
            "guid" => $"{text} is a form of OData 3; write the UUID without the prefix and without quotes.",
            "duration" => $"{text} is not a duration of days, hours, minutes and seconds, such as duration'PT1H30M'.",
            _ => $"{text} is not a valid literal.",
        }, text);
    }

    [GeneratedRegex(@"Could not find a property named '(?<name>[^']*)' on type '(?<type>[^']*)'")]
    private static partial Regex UnknownProperty();

    [GeneratedRegex(@"unknown function with name '(?<name>[^']*)'", RegexOptions.IgnoreCase)]
    private static partial Regex UnknownFunction();

    [GeneratedRegex(@"No function signature for the function with name '(?<name>[^']*)'.* considered are: (?<signatures>.*)\.$")]
    private static partial Regex WrongArguments();

    [GeneratedRegex(@"^Unrecognized '[^']*' literal '(?<literal>.*)' at '\d+' in ", RegexOptions.Singleline)]
    private static partial Regex Unrecognized();

    [GeneratedRegex(@"^The DateTimeOffset text '(?<literal>[^']*)'")]
    private static partial Regex InvalidInstant();
}
