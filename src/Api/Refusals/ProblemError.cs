namespace WorkOrders.Api.Refusals;

/// <summary>One thing that is wrong with a request, as an element of <c>errors</c>.</summary>
/// <param name="Code">Stable name of the kind of error, for programs.</param>
/// <param name="Message">What was seen and what would be right, for people.</param>
/// <param name="Pointer">JSON Pointer to the place in the body; null when it is not in the body.</param>
/// <param name="Value">What was seen there.</param>
/// <param name="Accepted">What would be accepted instead.</param>
internal sealed record ProblemError(string Code, string Message, string? Pointer = null, object? Value = null, object? Accepted = null);
