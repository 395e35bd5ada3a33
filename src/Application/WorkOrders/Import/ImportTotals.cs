namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>What became of the orders of a file, in numbers.</summary>
/// <param name="Rows">How many the file has.</param>
/// <param name="Created">How many are stored.</param>
/// <param name="Valid">How many would have been stored, had the whole file been.</param>
/// <param name="Skipped">How many were there already.</param>
/// <param name="Refused">How many are refused.</param>
/// <param name="Planned">How many planning entries came with those that are created or valid.</param>
public sealed record ImportTotals(int Rows, int Created, int Valid, int Skipped, int Refused, int Planned);
