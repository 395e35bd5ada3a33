namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>Where runs are kept, so that they can be followed at any instance, after a restart too, for <see cref="KeptFor"/>.</summary>
public interface IImportRuns
{
    /// <summary>How long a run and its results are kept.</summary>
    static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    /// <summary>How often a living run says that it lives.</summary>
    static readonly TimeSpan Pulse = TimeSpan.FromSeconds(1);

    /// <summary>For how long a run may be silent before it is given up as interrupted.</summary>
    static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    /// <summary>Adds a run that waits; the tenant's runs that were kept long enough go.</summary>
    Task Add(Guid tenant, Guid id, int rows, CancellationToken cancellationToken);

    /// <summary>Says that a run lives, and how far it is.</summary>
    /// <param name="tenant">Whose run it is.</param>
    /// <param name="id">The run.</param>
    /// <param name="rowsDone">How many orders are decided; null while it waits.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Whether it still counts: one that was given up does not.</returns>
    Task<bool> Beat(Guid tenant, Guid id, int? rowsDone, CancellationToken cancellationToken);

    /// <summary>Ends a run that stores nothing; one that has ended already stays as it is.</summary>
    Task End(RunEnd end, CancellationToken cancellationToken);

    /// <summary>A run of the tenant, null when there is none; one that has been silent for too long is ended as interrupted first.</summary>
    Task<ImportRun?> Find(Guid tenant, Guid id, CancellationToken cancellationToken);

    /// <summary>The results of a run as they were given; null when there are none.</summary>
    Task<byte[]?> Results(Guid tenant, Guid id, CancellationToken cancellationToken);
}
