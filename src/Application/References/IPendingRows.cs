namespace WorkOrders.Application.References;

/// <summary>
/// Collects the master data that a request inserts, updates or deletes. The rows are written with the rest of the unit of work, at its end.
/// </summary>
public interface IPendingRows
{
    /// <summary>Adds the insert of a new row, or the update of the changed fields of a stored row.</summary>
    void Add(Row row);

    /// <summary>
    /// Deletes a stored row, in place of its update. If the row was looked up with all columns, it must still have the version that was
    /// looked up; otherwise the unit of work is retried.
    /// </summary>
    void Remove(Row row);
}
