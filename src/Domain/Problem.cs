namespace WorkOrders.Domain;

/// <summary>One problem of a request, or a warning about it: the same type from the domain's rules to the HTTP response.</summary>
/// <param name="Pointer">
/// JSON Pointer (RFC 6901) to the value in the message: empty for the whole message, null when the problem is not in the message.
/// A rule that does not know where its object is in the message gives the field's name; the caller completes it with <see cref="Under"/>.
/// </param>
/// <param name="Code">Stable code for programs, such as <c>not_found</c>.</param>
/// <param name="Message">Explanation for people: what was received, what is allowed, what to do.</param>
/// <param name="Value">The value received, if there is one.</param>
/// <param name="Accepted">What would be accepted instead, if it can be listed.</param>
public sealed record Problem(string? Pointer, string Code, string Message, object? Value = null, object? Accepted = null)
{
    /// <summary>What kind of problem it is; decides the status of the response.</summary>
    public ProblemKind Kind { get; init; } = ProblemKind.Unprocessable;

    /// <summary>The id of the existing row that a conflict is with.</summary>
    public Guid? Existing { get; init; }

    /// <summary>The same problem, its field name completed to a pointer.</summary>
    /// <param name="parent">Pointer to the object that has the field.</param>
    public Problem Under(string parent) => this with { Pointer = $"{parent}/{Pointer}" };
}
