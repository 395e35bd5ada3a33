using WorkOrders.Application.Database;

namespace WorkOrders.Infrastructure.Connections;

/// <summary>Provides the database on a configured server or on the embedded server.</summary>
internal interface IDatabaseSource
{
    /// <summary>Whether this is the embedded server, which only this machine can reach.</summary>
    bool IsEmbedded { get; }

    /// <summary>The connection strings of the database.</summary>
    /// <exception cref="InvalidOperationException"><see cref="Open"/> has not completed yet.</exception>
    DatabaseConnection Connection { get; }

    /// <summary>
    /// Makes <see cref="Connection"/> available, and starts the server if it is the embedded server. Further calls do nothing.
    /// </summary>
    /// <exception cref="DatabaseSetupException">The embedded server cannot be started.</exception>
    Task Open(CancellationToken cancellationToken);
}
