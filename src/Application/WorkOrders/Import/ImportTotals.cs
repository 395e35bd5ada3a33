namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>The number of orders with each result.</summary>
/// <param name="Rows">The number of orders in the file.</param>
/// <param name="Created">The number of orders that are stored.</param>
/// <param name="Valid">The number of orders that would have been stored if the whole file had been stored.</param>
/// <param name="Skipped">The number of orders that already existed.</param>
/// <param name="Refused">The number of orders with problems.</param>
/// <param name="Planned">The number of planning entries of the created or valid orders.</param>
public sealed record ImportTotals(int Rows, int Created, int Valid, int Skipped, int Refused, int Planned);
