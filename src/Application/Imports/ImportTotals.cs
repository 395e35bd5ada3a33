namespace WorkOrders.Application.Imports;

/// <summary>The number of rows with each result.</summary>
/// <param name="Rows">The number of rows in the file.</param>
/// <param name="Created">The number of rows that are new and stored.</param>
/// <param name="Updated">The number of rows that existed and whose changes are stored.</param>
/// <param name="Unchanged">The number of rows that exist with the same values already.</param>
/// <param name="Valid">The number of rows that would have been created or updated if the whole file had been stored.</param>
/// <param name="Skipped">The number of rows that already existed.</param>
/// <param name="Refused">The number of rows with problems.</param>
/// <param name="Planned">The number of planning entries of the created, updated or valid rows.</param>
public sealed record ImportTotals(int Rows, int Created, int Updated, int Unchanged, int Valid, int Skipped, int Refused, int Planned);
