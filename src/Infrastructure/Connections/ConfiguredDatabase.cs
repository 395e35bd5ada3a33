namespace WorkOrders.Infrastructure.Connections;

/// <summary>The database that <c>ConnectionStrings:WorkOrders</c> specifies, on a server that is already running.</summary>
internal sealed class ConfiguredDatabase(DatabaseConnection connection) : IDatabaseSource
{
    /// <inheritdoc />
    public bool IsEmbedded => false;

    /// <inheritdoc />
    public DatabaseConnection Connection => connection;

    /// <inheritdoc />
    public Task Open(CancellationToken cancellationToken) => Task.CompletedTask;
}
