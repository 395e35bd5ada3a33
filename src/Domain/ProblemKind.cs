namespace WorkOrders.Domain;

/// <summary>
/// Kinds of problems, most severe first. A response lists problems of all kinds; the most severe kind determines its status code.
/// </summary>
public enum ProblemKind
{
    /// <summary>The format of the request is invalid, such as a value that has the wrong type, is too long, or is missing.</summary>
    Malformed,

    /// <summary>A referenced row does not exist, or a rule is violated.</summary>
    Unprocessable,

    /// <summary>The request conflicts with stored data.</summary>
    Conflict,
}
