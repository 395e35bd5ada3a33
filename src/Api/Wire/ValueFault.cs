namespace WorkOrders.Api.Wire;

/// <summary>Why a value is not what its field holds.</summary>
/// <param name="Code">A stable word for it.</param>
/// <param name="Message">What was seen and what would be right.</param>
/// <param name="Value">The value seen.</param>
/// <param name="Accepted">What would be accepted, where it can be told.</param>
internal sealed record ValueFault(string Code, string Message, object? Value = null, object? Accepted = null);
