namespace WorkOrders.Infrastructure.Connections;

/// <summary>The server the operator named in <c>ConnectionStrings:WorkOrders</c>; nothing is started.</summary>
internal sealed class ConfiguredDatabase(DatabaseConnection connection) : IDatabaseSource
{
    /// <inheritdoc />
    public bool IsEmbedded => false;

    /// <inheritdoc />
    public DatabaseConnection Connection => connection;

    /// <inheritdoc />
    public Task Open(CancellationToken cancellationToken) => Task.CompletedTask;
}
