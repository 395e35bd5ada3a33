using Microsoft.Extensions.Logging;
using WorkOrders.Application.Database;
using WorkOrders.Infrastructure.Connections;

namespace WorkOrders.Infrastructure.PostgresHosting;

/// <summary>The embedded PostgreSQL server, which starts and stops with the API.</summary>
/// <param name="options">The directories of the data and the programs.</param>
/// <param name="joins">Whether to use the server of an API that is already running.</param>
/// <param name="logger">Receives log messages about the server.</param>
internal sealed class EmbeddedDatabase(EmbeddedPostgresOptions options, bool joins, ILogger<EmbeddedDatabase> logger)
    : IDatabaseSource, IAsyncDisposable
{
    private EmbeddedPostgres? _server;
    private DatabaseConnection? _connection;

    /// <inheritdoc />
    public bool IsEmbedded => true;

    /// <inheritdoc />
    public DatabaseConnection Connection =>
        _connection ?? throw new InvalidOperationException("The embedded database has not been opened.");

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

    /// <summary>Stops the server, unless another process started it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
