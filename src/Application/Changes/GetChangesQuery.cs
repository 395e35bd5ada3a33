using MediatR;

namespace WorkOrders.Application.Changes;

/// <summary>Reads the changes of the caller's tenant after a position.</summary>
/// <param name="After">The position; 0 reads from the beginning.</param>
/// <param name="Entities">The wire names of the requested entities; empty for all entities.</param>
/// <param name="ExcludeOrigin">The system whose changes are omitted; null to omit none.</param>
/// <param name="Top">The maximum number of changes to return.</param>
public sealed record GetChangesQuery(long After, IReadOnlyList<string> Entities, string? ExcludeOrigin, int Top) : IRequest<ChangePage>
{
    /// <summary>The largest permitted value of <see cref="Top"/>.</summary>
    public const int MaxTop = 5000;

    /// <summary>The value of <see cref="Top"/> if the client sends none.</summary>
    public const int DefaultTop = 500;

    /// <summary>Returns whether a change after the position is requested.</summary>
    public bool Matches(Change change) =>
        (Entities.Count == 0 || Entities.Contains(change.Entity)) && (ExcludeOrigin is null || ExcludeOrigin != change.Origin);
}
