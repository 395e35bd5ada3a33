using Dapper;
using Npgsql;
using WorkOrders.Application.Database;

namespace WorkOrders.Infrastructure.Connections;

/// <summary>Knows how far <see cref="DatabaseStart"/> has come and asks the pool whether the database still answers.</summary>
internal sealed class DatabaseState(IDatabaseSource source, Lazy<NpgsqlDataSource> pool) : IDatabaseState
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile string? _obstacle = "The database has not been reached yet.";
    private string? _lastMessage;

    /// <inheritdoc />
    public bool IsEmbedded => source.IsEmbedded;

    /// <inheritdoc />
    public string Place => source.Connection.Place;

    /// <inheritdoc />
    public string? StartObstacle => _obstacle;

    /// <inheritdoc />
    public Task Started => _started.Task;

    /// <summary>The database was reached and migrated.</summary>
    public void Start()
    {
        _obstacle = null;
        _started.TrySetResult();
    }

    /// <summary>An attempt failed. Whoever asks is told the kind of cause only: the whole of it is the operator's.</summary>
    /// <returns>Whether the cause is another than the last time.</returns>
    public bool Delay(Exception problem)
    {
        _obstacle = MeansAway(problem)
            ? "The database cannot be reached yet."
            : "The database is reached but not set up yet; the log says what is missing.";
        return _lastMessage != (_lastMessage = problem.Message);
    }

    /// <inheritdoc />
    public async Task<string?> FindObstacle(CancellationToken cancellationToken)
    {
        if (_obstacle is not null)
        {
            return _obstacle;
        }
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            await using var connection = await pool.Value.OpenConnectionAsync(limit.Token);
            var role = await connection.ExecuteScalarAsync<string>(new CommandDefinition("select current_user", cancellationToken: limit.Token));
            return role == AccessRole.Name ? null : $"The application runs as another role than {AccessRole.Name}.";
        }
        catch (Exception problem) when (MeansAway(problem) || limit.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return "The database does not answer.";
        }
    }

    /// <inheritdoc />
    public bool MeansAway(Exception error) => error switch
    {
        // 08 connection, 28 our login refused, 3D000 no such database, 53 out of resources, 57P0x shutting down or starting, 25006 a standby, 55P03 somebody holds the table.
        PostgresException refused => refused.SqlState is "25006" or "3D000" or PostgresErrorCodes.LockNotAvailable
            || refused.SqlState[..2] is "08" or "28" or "53"
            || refused.SqlState.StartsWith("57P0", StringComparison.Ordinal),
        NpgsqlException broken => broken.IsTransient || broken.InnerException is null,
        _ => error.InnerException is { } cause && MeansAway(cause),
    };
}
