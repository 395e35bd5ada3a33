using System.Text.RegularExpressions;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace WorkOrders.Api.OData;

/// <summary>The names of types in messages.</summary>
internal static partial class TypeNames
{
    /// <summary>Returns the name of a type.</summary>
    /// <param name="type">The full name, such as <c>Edm.String</c>.</param>
    public static string Of(string? type) => type switch
    {
        "Edm.String" => "text",
        "Edm.Int32" or "Edm.Int64" or "Edm.Int16" or "Edm.Byte" => "integer",
        "Edm.Decimal" or "Edm.Double" or "Edm.Single" => "number",
        "Edm.Boolean" => "condition",
        "Edm.Guid" => "UUID",
        "Edm.DateTimeOffset" => "date and time",
        "Edm.Date" => "date",
        "Edm.TimeOfDay" => "time of day",
        "Edm.Duration" => "duration",
        null => "value",
        _ when type.StartsWith("Edm.", StringComparison.Ordinal) => type["Edm.".Length..],
        _ when type.StartsWith("Collection(", StringComparison.Ordinal) => "list",
        _ => "row",
    };

    /// <summary>Returns the signatures of a function with the names of their types.</summary>
    /// <param name="signatures">The signatures as the parser states them, such as <c>year(Edm.Date Nullable=true)</c>.</param>
    public static string InSignatures(string signatures) => string.Join(" or ", signatures.Split(';', StringSplitOptions.TrimEntries)
        .Select(signature => FullName().Replace(signature, match => Of(match.Groups["type"].Value))).Distinct());

    /// <summary>Returns what a node is, such as <c>"name" is a text</c>.</summary>
    public static string Describe(SingleValueNode node)
    {
        var type = Of(node.TypeReference?.FullName());
        return $"{NameOf(node) ?? "the other operand"} is {(type[0] is 'i' ? "an" : "a")} {type}";
    }

    /// <summary>Returns the text of a literal or the name of a field; null for another node.</summary>
    public static string? NameOf(SingleValueNode node) => node switch
    {
        ConstantNode literal => literal.LiteralText,
        SingleValuePropertyAccessNode field => field.Property.Name,
        SingleNavigationNode reference => reference.NavigationProperty.Name,
        SingleValueFunctionCallNode call => call.Name,
        ConvertNode convert => NameOf(convert.Source),
        _ => null,
    };

    [GeneratedRegex(@"(?<type>[\w.]+)( Nullable=true)?(?=[,)])")]
    private static partial Regex FullName();
}
