namespace WorkOrders.Domain;

/// <summary>
/// Kinds of problems, most severe first. A response lists problems of all kinds; the most severe kind determines its status code.
/// </summary>
public enum ProblemKind
{
    /// <summary>The request uses an OData feature that is not supported.</summary>
    NotSupported,

    /// <summary>The format of the request is invalid, such as a value that has the wrong type, is too long, or is missing.</summary>
    Malformed,

    /// <summary>The credential does not allow the request.</summary>
    Forbidden,

    /// <summary>The row that the URL addresses does not exist.</summary>
    NotFound,

    /// <summary>The tenant demands a condition on the version of the row, and the request has none (RFC 6585, section 3).</summary>
    PreconditionRequired,

    /// <summary>A condition of the request on the version of the row is not met (RFC 9110, section 13.1).</summary>
    PreconditionFailed,

    /// <summary>A referenced row does not exist, or a rule is violated.</summary>
    Unprocessable,

    /// <summary>The request conflicts with stored data.</summary>
    Conflict,

    /// <summary>The request takes longer than the server allows.</summary>
    Timeout,
}
