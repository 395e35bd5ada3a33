namespace WorkOrders.Application.Requests;

/// <summary>One thing that is wrong with a request, or worth a warning.</summary>
/// <param name="Pointer">Where in the message: a JSON Pointer (RFC 6901); empty for the whole.</param>
/// <param name="Code">A stable word for it, for programs.</param>
/// <param name="Message">What was seen and what would be right, for people.</param>
/// <param name="Value">The value seen, if one was.</param>
/// <param name="Accepted">What would be accepted, if it can be told.</param>
public sealed record Problem(string Pointer, string Code, string Message, object? Value = null, object? Accepted = null)
{
    /// <summary>How the request is wrong.</summary>
    public ProblemKind Kind { get; init; } = ProblemKind.Content;

    /// <summary>The row that is in the way, for a conflict.</summary>
    public Guid? Existing { get; init; }
}
