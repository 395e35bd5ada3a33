namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>What an import did with one row.</summary>
/// <param name="Status">Its result.</param>
/// <param name="Id">The order that is stored; where none is, the id that the row gives itself, if it does.</param>
/// <param name="Planned">How many planning entries were, or would be, created with it.</param>
/// <param name="Problems">Why it was refused.</param>
/// <param name="Warnings">Its warnings.</param>
public readonly record struct RowResult(RowStatus Status, Guid? Id, int Planned, SpooledIssues Problems, SpooledIssues Warnings);
