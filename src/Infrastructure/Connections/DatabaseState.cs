using Dapper;
using Npgsql;
using WorkOrders.Application.Database;

namespace WorkOrders.Infrastructure.Connections;

/// <summary>Reports whether the database is set up, and whether it responds.</summary>
internal sealed class DatabaseState(IDatabaseSource source, Lazy<NpgsqlDataSource> pool) : IDatabaseState
{
    private static readonly TimeSpan CheckTimeout = TimeSpan.FromSeconds(2);
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile string? _obstacle = "The database has not been reached yet.";
    private string? _lastMessage;

    /// <inheritdoc />
    public bool IsEmbedded => source.IsEmbedded;

    /// <inheritdoc />
    public string Address => source.Connection.Address;

    /// <inheritdoc />
    public string? StartupProblem => _obstacle;

    /// <inheritdoc />
    public Task Started => _started.Task;

    /// <summary>Marks the database as reached and migrated.</summary>
    public void Start()
    {
        _obstacle = null;
        _started.TrySetResult();
    }

    /// <summary>
    /// Records that an attempt to set up the database failed. Clients get only the kind of cause; the details go to the log.
    /// </summary>
    /// <returns>Whether the cause differs from that of the last attempt.</returns>
    public bool RecordStartupFailure(Exception problem)
    {
        _obstacle = IsUnavailable(problem)
            ? "The database cannot be reached yet."
            : "The database was reached but is not set up yet; see the log of the API.";
        return _lastMessage != (_lastMessage = problem.Message);
    }

    /// <inheritdoc />
    public async Task<string?> CheckHealth(CancellationToken cancellationToken)
    {
        if (_obstacle is not null)
        {
            return _obstacle;
        }
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(CheckTimeout);
        try
        {
            await using var connection = await pool.Value.OpenConnectionAsync(timeout.Token);
            var role = await connection.ExecuteScalarAsync<string>(
                new CommandDefinition("select current_user", cancellationToken: timeout.Token));
            return role == ApplicationRole.Name ? null : $"The application does not run as the role {ApplicationRole.Name}.";
        }
        catch (Exception problem) when (IsUnavailable(problem) || timeout.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return "The database does not respond.";
        }
    }

    /// <inheritdoc />
    public bool IsUnavailable(Exception error) => error switch
    {
        // 08 connection, 28 login refused, 3D000 no such database, 53 out of resources, 57P0x shutting down or starting, 25006 standby,
        // 55P03 lock not available.
        PostgresException refused => refused.SqlState is "25006" or "3D000" or PostgresErrorCodes.LockNotAvailable
            || refused.SqlState[..2] is "08" or "28" or "53"
            || refused.SqlState.StartsWith("57P0", StringComparison.Ordinal),
        NpgsqlException broken => broken.IsTransient || broken.InnerException is null,
        _ => error.InnerException is { } cause && IsUnavailable(cause),
    };
}
