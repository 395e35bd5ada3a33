namespace WorkOrders.Application.Database;

/// <summary>The state of the database.</summary>
public interface IDatabaseState
{
    /// <summary>Whether this is the embedded database, which this program starts itself, and not a configured database.</summary>
    bool IsEmbedded { get; }

    /// <summary>The host, port and database name for messages; never contains a password.</summary>
    string Address { get; }

    /// <summary>The reason why requests cannot be served yet; null once the database has been reached and migrated.</summary>
    string? StartupProblem { get; }

    /// <summary>A task that completes once the database has been reached and migrated.</summary>
    Task Started { get; }

    /// <summary>
    /// Checks whether the database responds, for a few seconds at most. Returns null if it does, otherwise the reason why it does not.
    /// </summary>
    Task<string?> CheckHealth(CancellationToken cancellationToken);

    /// <summary>
    /// Checks whether an error means that the database is unavailable or overloaded, so that the same request may succeed later.
    /// </summary>
    bool IsUnavailable(Exception error);
}
