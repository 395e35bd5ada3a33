namespace WorkOrders.Domain;

/// <summary>Kinds of problems, most severe first: a response lists problems of every kind and has the status of the most severe.</summary>
public enum ProblemKind
{
    /// <summary>The message is malformed: a value has the wrong type, is too long, or is missing.</summary>
    Malformed,

    /// <summary>Something that the message refers to does not exist, or a rule is violated.</summary>
    Unprocessable,

    /// <summary>The request conflicts with stored data.</summary>
    Conflict,
}
