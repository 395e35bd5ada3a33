using WorkOrders.Application.Contract;

namespace WorkOrders.Application.References;

/// <summary>Knows what is stored in the caller's tenant. Reads only.</summary>
public interface IReferenceReader
{
    /// <summary>Everything that is asked, in one round trip.</summary>
    /// <param name="ask">
    /// Says what is asked; others may have been asked the same way before, and what they want to know is found too.
    /// </param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<Snapshot> Find(Action<Lookup> ask, CancellationToken cancellationToken);

    /// <summary>
    /// For keys that do not exist: up to three near ones each, nearest first ("did you mean"); where none is near and there are few, all.
    /// </summary>
    Task<IReadOnlyDictionary<(Entity Entity, string Key), Suggestions>> FindSimilarKeys(
        IReadOnlyCollection<(Entity Entity, string Key)> keys, CancellationToken cancellationToken);
}
