namespace WorkOrders.Application.Imports;

/// <summary>The result of one row of an import.</summary>
/// <param name="Status">The status of the row.</param>
/// <param name="Id">The id of the stored row; if it is not stored, the id that the row of the file contains, if any.</param>
/// <param name="Planned">The number of planning entries that were, or would be, created with the row.</param>
/// <param name="Problems">The problems for which the row was refused.</param>
/// <param name="Warnings">The warnings about the row.</param>
public readonly record struct RowResult(RowStatus Status, Guid? Id, int Planned, SpooledIssues Problems, SpooledIssues Warnings);
