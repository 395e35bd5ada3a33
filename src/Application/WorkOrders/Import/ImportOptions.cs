using WorkOrders.Application.References;

namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>How a file is imported.</summary>
/// <param name="Mode">What happens when some of its orders are refused.</param>
/// <param name="OnExisting">What happens to orders that exist already.</param>
/// <param name="OnMissing">What happens to embedded objects that do not exist.</param>
public sealed record ImportOptions(ImportMode Mode, OnExisting OnExisting, OnMissing OnMissing);
