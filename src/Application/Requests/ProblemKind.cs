namespace WorkOrders.Application.Requests;

/// <summary>How a request is wrong, gravest first: one refusal names problems of every kind and is of the gravest.</summary>
public enum ProblemKind
{
    /// <summary>The message is not well formed: the wrong type, too long, missing.</summary>
    Form,

    /// <summary>What it refers to does not exist, or a rule is broken.</summary>
    Content,

    /// <summary>It contradicts what is stored already.</summary>
    Conflict,
}
