namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>The number of orders with each result.</summary>
/// <param name="Rows">All orders of the file.</param>
/// <param name="Created">Those that are stored.</param>
/// <param name="Valid">Those that would have been stored if the whole file had been.</param>
/// <param name="Skipped">Those that existed already.</param>
/// <param name="Refused">Those with problems.</param>
/// <param name="Planned">The planning entries of those that are created or valid.</param>
public sealed record ImportTotals(int Rows, int Created, int Valid, int Skipped, int Refused, int Planned);
