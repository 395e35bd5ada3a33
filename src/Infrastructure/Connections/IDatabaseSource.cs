using WorkOrders.Application.Database;

namespace WorkOrders.Infrastructure.Connections;

/// <summary>Where the database comes from: a server the operator named, or one of our own.</summary>
internal interface IDatabaseSource
{
    /// <summary>Whether the server is our own, for this machine only.</summary>
    bool IsEmbedded { get; }

    /// <summary>How to connect.</summary>
    /// <exception cref="InvalidOperationException">Asked before <see cref="Open"/> completed.</exception>
    DatabaseConnection Connection { get; }

    /// <summary>Makes <see cref="Connection"/> known, starting the server when it is our own. Called again it does nothing.</summary>
    /// <exception cref="DatabaseSetupException">Our own server cannot be started.</exception>
    Task Open(CancellationToken cancellationToken);
}
