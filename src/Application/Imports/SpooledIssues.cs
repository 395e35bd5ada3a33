namespace WorkOrders.Application.Imports;

/// <summary>The position of a list of problems or warnings in an <see cref="IIssueSpool"/>.</summary>
/// <param name="Offset">The offset of the first byte.</param>
/// <param name="Length">The length in bytes; 0 for an empty list.</param>
public readonly record struct SpooledIssues(long Offset, int Length);
