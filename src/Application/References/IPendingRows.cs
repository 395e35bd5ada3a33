namespace WorkOrders.Application.References;

/// <summary>
/// Collects the master data that a request inserts or updates. The rows are written with the rest of the unit of work, at its end.
/// </summary>
public interface IPendingRows
{
    /// <summary>Adds the insert of a new row, or the update of the changed fields of a stored row.</summary>
    void Add(Row row);
}
