using MediatR;
using WorkOrders.Domain.Planning;

namespace WorkOrders.Application.Planning.Board;

/// <summary>Reads a planning board, or what has changed on it.</summary>
/// <param name="Range">The range; not empty.</param>
/// <param name="Filter">The technicians.</param>
/// <param name="ChangedAfter">
/// The position in the change feed after which the changes are read; null to read the whole board.
/// </param>
public sealed record GetBoardQuery(Period Range, BoardFilter Filter, long? ChangedAfter) : IRequest<PlanningBoard>
{
    /// <summary>The maximum length of the range, in days.</summary>
    public const int MaxDays = 62;

    /// <summary>The maximum number of technicians.</summary>
    public const int MaxTechnicians = 1000;

    /// <summary>The maximum number of entries.</summary>
    public const int MaxEntries = 20_000;

    /// <summary>The maximum number of changes that are compared; after more changes, the whole board is read.</summary>
    public const int MaxChanges = 10_000;
}
