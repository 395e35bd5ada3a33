namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>A file of orders, in the order in which they are to be created: an order stands behind its parent wherever the file has it.</summary>
public interface IOrderFile
{
    /// <summary>Its rows, a chunk at a time, so that few of them are in memory at once; each call reads it anew.</summary>
    /// <param name="most">How many a chunk has at most.</param>
    IEnumerable<IReadOnlyList<OrderRow>> Chunks(int most);
}
