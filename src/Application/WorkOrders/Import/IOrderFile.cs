namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>
/// A file of orders that has arrived, kept outside of memory. Rows are counted from 0. Disposing it also frees its import slot.
/// </summary>
public interface IOrderFile : IDisposable
{
    /// <summary>The keys of each row.</summary>
    IReadOnlyList<OrderKeys> Keys { get; }

    /// <summary>Where the problems and warnings of its rows are kept.</summary>
    IIssueSpool Issues { get; }

    /// <summary>The length of a row in bytes.</summary>
    int LengthOf(int row);

    /// <summary>The line on which a row begins, from 1; null when the format has no lines.</summary>
    int? LineOf(int row);

    /// <summary>Reads a row.</summary>
    OrderRow Read(int row);
}
