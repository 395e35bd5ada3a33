using WorkOrders.Application.References;

namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>The options of an import.</summary>
/// <param name="Mode">What happens if some orders are refused.</param>
/// <param name="OnExisting">What happens to orders that already exist.</param>
/// <param name="OnMissing">What happens to embedded objects that do not exist.</param>
public sealed record ImportOptions(ImportMode Mode, OnExisting OnExisting, OnMissing OnMissing);
