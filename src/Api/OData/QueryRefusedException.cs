namespace WorkOrders.Api.OData;

/// <summary>Thrown when a query option is invalid, or uses an OData feature that is not supported.</summary>
/// <param name="code">The stable code of the problem.</param>
/// <param name="message">The explanation.</param>
internal sealed class QueryRefusedException(string code, string message) : Exception(message)
{
    /// <summary>The stable code of the problem.</summary>
    public string Code { get; } = code;

    /// <summary>The text of the option that is refused, to find its position; null if it is the whole option.</summary>
    public string? Text { get; init; }

    /// <summary>The names that would be accepted; may be empty.</summary>
    public Application.References.Suggestions Suggestions { get; init; } = Application.References.Suggestions.None;

    /// <summary>Whether the option uses an OData feature that is not supported (501); otherwise, it is invalid (400).</summary>
    public bool IsNotSupported { get; init; }

    /// <summary>Creates the exception for an OData feature that is not supported.</summary>
    /// <param name="what">The feature, as the beginning of a sentence, such as <c>The function cast</c>.</param>
    /// <param name="text">The text of the option that is refused.</param>
    public static QueryRefusedException NotSupported(string what, string? text = null) =>
        new("not_supported", $"{what} is not supported.") { Text = text, IsNotSupported = true };
}
