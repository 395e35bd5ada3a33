namespace WorkOrders.Application.Database;

/// <summary>Whether the database can be worked with.</summary>
public interface IDatabaseState
{
    /// <summary>Whether it is the private one this program started itself, rather than one it was told to use.</summary>
    bool IsEmbedded { get; }

    /// <summary>Host, port and database, for messages; never a password.</summary>
    string Address { get; }

    /// <summary>Why requests cannot be served yet; null once the database was reached and migrated.</summary>
    string? StartupProblem { get; }

    /// <summary>Completes when the database was reached and migrated.</summary>
    Task Started { get; }

    /// <summary>Asks the database now, for a few seconds at most: null when it answers, else what is in the way.</summary>
    Task<string?> CheckHealth(CancellationToken cancellationToken);

    /// <summary>Whether an error means that the database is away or overloaded, so that the same request may succeed later.</summary>
    bool IsUnavailable(Exception error);
}
