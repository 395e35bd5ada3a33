using MediatR;

namespace WorkOrders.Application.Changes;

/// <summary>The changes of the caller's tenant behind a position.</summary>
/// <param name="After">The position; 0 is the beginning.</param>
/// <param name="Entities">The wire names of the entities asked for; none for all.</param>
/// <param name="ExcludeOrigin">The system whose changes are left out; null for none.</param>
/// <param name="Top">The most changes to answer.</param>
public sealed record GetChangesQuery(long After, IReadOnlyList<string> Entities, string? ExcludeOrigin, int Top) : IRequest<ChangePage>
{
    /// <summary>The most that can be asked for at once.</summary>
    public const int MaxTop = 5000;

    /// <summary>What is answered unless told otherwise.</summary>
    public const int DefaultTop = 500;
}
