namespace WorkOrders.Application.References;

/// <summary>Takes the master data that a message inserts or changes; it is written together with all else, at the end.</summary>
public interface IPendingRows
{
    /// <summary>Plans the insert of a new row, or the update of the fields of it that changed.</summary>
    void Add(Row row);
}
