namespace WorkOrders.Infrastructure.Connections;

/// <summary>The database named in <c>ConnectionStrings:WorkOrders</c>, on a server that runs already.</summary>
internal sealed class ConfiguredDatabase(DatabaseConnection connection) : IDatabaseSource
{
    /// <inheritdoc />
    public bool IsEmbedded => false;

    /// <inheritdoc />
    public DatabaseConnection Connection => connection;

    /// <inheritdoc />
    public Task Open(CancellationToken cancellationToken) => Task.CompletedTask;
}
