namespace WorkOrders.Application.Imports;

/// <summary>The id or the key by which a file identifies a row. Exactly one of the two is given.</summary>
/// <param name="Id">The id of the row.</param>
/// <param name="Key">The row's key in other systems.</param>
public readonly record struct RowKey(Guid? Id, string? Key);
