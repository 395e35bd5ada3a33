using MediatR;
using WorkOrders.Application.Contract;
using WorkOrders.Application.References;

namespace WorkOrders.Application.Changes;

/// <summary>Reads the changes of one row, newest first. The response is null if there is no such row and never was.</summary>
/// <param name="Entity">The entity of the row.</param>
/// <param name="Address">The id of the row, which may have been deleted, or the key of an existing row.</param>
/// <param name="Before">The number of the change before which to start, counted from the first change of the row; null for all.</param>
/// <param name="Top">The maximum number of changes to return.</param>
public sealed record GetHistoryQuery(Entity Entity, RowAddress Address, long? Before, int Top) : IRequest<HistoryPage?>
{
    /// <summary>The largest permitted value of <see cref="Top"/>.</summary>
    public const int MaxTop = 1000;

    /// <summary>The value of <see cref="Top"/> if the client sends none.</summary>
    public const int DefaultTop = 100;
}
