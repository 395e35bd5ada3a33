using Microsoft.OData;

namespace WorkOrders.Api.OData;

/// <summary>Thrown when a value does not have the type of the value to which it is compared.</summary>
/// <param name="text">The text of the literal, or the name of the value; null if it has none.</param>
/// <param name="message">The explanation.</param>
internal sealed class InvalidLiteralException(string? text, string message) : ODataException(message)
{
    /// <summary>The text of the literal, or the name of the value; null if it has none.</summary>
    public string? Text { get; } = text;

    /// <summary>The name of the value to which it is compared; null if it has none.</summary>
    public string? ComparedTo { get; init; }

    /// <summary>The name of the operator; null if it is unknown.</summary>
    public string? Operator { get; init; }

    /// <summary>The position of the literal in the option; null to find it by the texts.</summary>
    public int? Position { get; set; }
}
