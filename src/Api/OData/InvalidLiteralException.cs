using Microsoft.OData;

namespace WorkOrders.Api.OData;

/// <summary>Thrown when a literal cannot be read as the type of the value to which it is compared.</summary>
/// <param name="text">The text of the literal.</param>
/// <param name="message">The explanation.</param>
internal sealed class InvalidLiteralException(string text, string message) : ODataException(message)
{
    /// <summary>The text of the literal.</summary>
    public string Text { get; } = text;
}
