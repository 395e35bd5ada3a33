using WorkOrders.Application.Contract;

namespace WorkOrders.Application.References;

/// <summary>Reads the rows of the caller's tenant that references need.</summary>
public interface IReferenceReader
{
    /// <summary>Looks up everything that a request needs, in one round trip.</summary>
    /// <param name="ask">
    /// Adds the required rows and queries to a lookup. If other requests share the lookup, the result also contains their rows.
    /// </param>
    /// <param name="cancellationToken">Cancels the wait for the result.</param>
    Task<Snapshot> Find(Action<Lookup> ask, CancellationToken cancellationToken);

    /// <summary>Looks up what a request needs in addition to what <see cref="Find"/> has found, in one more round trip.</summary>
    /// <param name="ask">Adds the required rows and queries to a lookup.</param>
    /// <param name="cancellationToken">Cancels the wait for the result.</param>
    Task<Snapshot> FindMore(Action<Lookup> ask, CancellationToken cancellationToken) => Find(ask, cancellationToken);

    /// <summary>
    /// Finds keys similar to keys that do not exist ("did you mean"): for each, up to three, the most similar first. If no key is similar
    /// and there are only a few keys, all keys are returned.
    /// </summary>
    Task<IReadOnlyDictionary<(Entity Entity, string Key), Suggestions>> FindSimilarKeys(
        IReadOnlyCollection<(Entity Entity, string Key)> keys, CancellationToken cancellationToken);
}
