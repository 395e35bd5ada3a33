using WorkOrders.Application.Requests;

namespace WorkOrders.Application.Lists;

/// <summary>
/// Reads the rows of a list one by one, so that only one is in memory. It holds a database connection until it is disposed.
/// </summary>
public interface IRowReader : IAsyncDisposable
{
    /// <summary>The number of rows of the list; null if they were not counted.</summary>
    long? Count { get; }

    /// <summary>The time before which all rows of the list were written; null if the list has no such limit.</summary>
    DateTimeOffset? ModifiedBefore { get; }

    /// <summary>The values of the current row, in the positions of the layout of the query's selection.</summary>
    IRowValues Row { get; }

    /// <summary>Reads the next row.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="RefusedException">A value cannot be computed, or the query takes too long.</exception>
    ValueTask<bool> Read(CancellationToken cancellationToken);

    /// <summary>Returns the values of the order's terms in the current row, with which the next page can be read.</summary>
    IReadOnlyList<object?> ReadPosition();
}
