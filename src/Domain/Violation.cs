namespace WorkOrders.Domain;

/// <summary>One rule that a request breaks.</summary>
/// <param name="Field">The contract's name of the field, or of the reference (<c>suggested_user</c>), that breaks it.</param>
/// <param name="Code">A stable word for the rule, for programs.</param>
/// <param name="Message">What was seen and what would be right, for people.</param>
/// <param name="Value">The value seen, if one was.</param>
/// <param name="Accepted">What would be accepted, if it can be told.</param>
public sealed record Violation(string Field, string Code, string Message, object? Value = null, object? Accepted = null);
