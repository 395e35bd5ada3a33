namespace WorkOrders.Domain;

/// <summary>A problem or warning of a request. The domain's rules, the application and the HTTP response use the same type.</summary>
/// <param name="Pointer">
/// JSON Pointer (RFC 6901) to the value in the request body: empty for the whole request, null if the problem does not concern
/// its content. The reader of a value, and the rules of the domain, do not know the position of their object in the request body and
/// set the name of the field or reference; their caller turns it into a pointer.
/// </param>
/// <param name="Code">A stable code for programs, such as <c>not_found</c>.</param>
/// <param name="Message">An explanation for people: what was received, what is allowed, what to do.</param>
/// <param name="Value">The received value, if there is one.</param>
/// <param name="Accepted">The accepted values, if they can be listed.</param>
public sealed record Problem(string? Pointer, string Code, string Message, object? Value = null, object? Accepted = null)
{
    /// <summary>The kind of the problem, which determines the status code of the response.</summary>
    public ProblemKind Kind { get; init; } = ProblemKind.Unprocessable;

    /// <summary>The name of the query parameter that the problem concerns, such as <c>$filter</c>.</summary>
    public string? Parameter { get; init; }

    /// <summary>Where in the decoded text of <see cref="Parameter"/> the problem is; the first character has the position 0.</summary>
    public int? Position { get; init; }

    /// <summary>The id of the existing row with which the request conflicts.</summary>
    public Guid? Existing { get; init; }

    /// <summary>The current version of the row that the request addresses, if the request was based on another version.</summary>
    public long? CurrentVersion { get; init; }

    /// <summary>Whether the request can override the rule with <c>force=true</c>; null if the problem is not about planning.</summary>
    public bool? IsOverridable { get; init; }

    /// <summary>Further members of the problem in responses, by name: texts, ids, and dictionaries and lists of them.</summary>
    public IReadOnlyDictionary<string, object>? Details { get; init; }

    /// <summary>Returns the same problem, with its field name completed to a pointer.</summary>
    /// <param name="parent">Pointer to the object that contains the field.</param>
    public Problem Under(string parent) => this with { Pointer = $"{parent}/{Pointer}" };
}
