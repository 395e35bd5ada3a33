using WorkOrders.Application.References;

namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>How a file is to be imported.</summary>
/// <param name="Mode">What becomes of it when some of its orders are refused.</param>
/// <param name="OnExisting">What to do with orders that exist already.</param>
/// <param name="OnMissing">What to do with embedded objects that do not.</param>
public sealed record ImportOptions(ImportMode Mode, OnExisting OnExisting, OnMissing OnMissing);
