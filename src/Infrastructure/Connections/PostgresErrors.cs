using Npgsql;

namespace WorkOrders.Infrastructure.Connections;

/// <summary>Tells a lost race from a failure, and a failure from the end of a session.</summary>
internal static class PostgresErrors
{
    /// <summary>Whether somebody wrote, or removed, what this unit of work was about to; a second look will see it.</summary>
    public static bool IsWriteConflict(this Exception refusal) => refusal is PostgresException
    {
        SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation or
            PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.LockNotAvailable,
    };

    /// <summary>Whether it waited in vain for what another holds: a second look sees nothing of that yet, and it may take long.</summary>
    public static bool IsLockTimeout(this Exception refusal) => refusal is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable };

    /// <summary>Whether the session ended, perhaps after its commit. Only an ERROR says that it goes on and that the transaction was rolled back.</summary>
    public static bool IsConnectionLost(this Exception failure) => failure is NpgsqlException and not PostgresException { InvariantSeverity: "ERROR" };
}
