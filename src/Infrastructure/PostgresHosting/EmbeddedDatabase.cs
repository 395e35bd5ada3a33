using Microsoft.Extensions.Logging;
using WorkOrders.Application.Database;
using WorkOrders.Infrastructure.Connections;

namespace WorkOrders.Infrastructure.PostgresHosting;

/// <summary>A PostgreSQL server of our own, started with the API and stopped with it.</summary>
/// <param name="options">Where its data and its programs are.</param>
/// <param name="joins">Whether to use the server of an API that runs already.</param>
/// <param name="logger">Tells what the server does.</param>
internal sealed class EmbeddedDatabase(EmbeddedPostgresOptions options, bool joins, ILogger<EmbeddedDatabase> logger) : IDatabaseSource, IAsyncDisposable
{
    private EmbeddedPostgres? _server;
    private DatabaseConnection? _connection;

    /// <inheritdoc />
    public bool IsEmbedded => true;

    /// <inheritdoc />
    public DatabaseConnection Connection => _connection ?? throw new InvalidOperationException("The embedded database has not been opened.");

    /// <inheritdoc />
    public async Task Open(CancellationToken cancellationToken)
    {
        if (_connection is not null)
        {
            return;
        }
        try
        {
            var connectionString = joins ? await RunningServer.Find(options.DataDirectory, cancellationToken) : null;
            if (connectionString is null)
            {
                _server = await EmbeddedPostgres.Start(options, logger, cancellationToken);
                connectionString = _server.ConnectionString;
            }
            _connection = DatabaseConnection.Parse(connectionString, ownerText: null);
        }
        catch (EmbeddedPostgresException problem)
        {
            throw new DatabaseSetupException(problem.Message, problem);
        }
    }

    /// <summary>Stops the server, if it was started here.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
