using WorkOrders.Application.Requests;

namespace WorkOrders.Application.Imports;

/// <summary>What a command did to the row that it stores.</summary>
/// <param name="Id">The id of the row.</param>
/// <param name="Result">Whether the row was created or changed.</param>
/// <param name="Planned">The number of planning entries that are created with the row.</param>
public readonly record struct SavedFileRow(Guid Id, SaveResult Result, int Planned);
