using WorkOrders.Application.Contract;
using WorkOrders.Application.References;

namespace WorkOrders.Api.OData;

/// <summary>Thrown when a query option is invalid, or uses an OData feature that is not supported.</summary>
/// <param name="code">The stable code of the problem.</param>
/// <param name="message">The explanation.</param>
/// <param name="text">The name, the literal or the operator that is refused, to find its position; null if it is the whole option.</param>
internal sealed class QueryRefusedException(string code, string message, string? text = null) : Exception(message)
{
    /// <summary>The stable code of the problem.</summary>
    public string Code { get; } = code;

    /// <summary>The position in the value of the option, from 0; null if it is unknown.</summary>
    public int? Position { get; set; }

    /// <summary>The name, the literal or the operator that is refused, to find its position; null if it is the whole option.</summary>
    public string? Text { get; } = text;

    /// <summary>The entity of which <see cref="Text"/> would be a field; null if it is not such a name.</summary>
    public Entity? Owner { get; init; }

    /// <summary>The operator next to <see cref="Text"/>; null if it is unknown.</summary>
    public string? Operator { get; init; }

    /// <summary>The name of the other operand of the operator; null if it has none.</summary>
    public string? Neighbor { get; init; }

    /// <summary>The names that would be accepted; may be empty.</summary>
    public Suggestions Suggestions { get; init; } = Suggestions.None;

    /// <summary>Whether the option uses an OData feature that is not supported (501); otherwise, it is invalid (400).</summary>
    public bool IsNotSupported { get; init; }

    /// <summary>Creates the exception for an OData feature that is not supported.</summary>
    /// <param name="what">The feature, as the beginning of a sentence, such as <c>The function cast</c>.</param>
    /// <param name="text">The text of the option that is refused.</param>
    public static QueryRefusedException NotSupported(string what, string? text = null) =>
        new("not_supported", $"{what} is not supported.", text) { IsNotSupported = true };
}
