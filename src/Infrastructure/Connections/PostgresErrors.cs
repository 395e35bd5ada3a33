using Npgsql;

namespace WorkOrders.Infrastructure.Connections;

/// <summary>Classifies the errors of PostgreSQL.</summary>
internal static class PostgresErrors
{
    /// <summary>Whether another transaction wrote or deleted rows that this one was about to write; a new attempt will see its changes.</summary>
    public static bool IsWriteConflict(this Exception error) => error is BatchFailedException
        or PostgresException
        {
            SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation or
                PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.LockNotAvailable,
        }
        // An update of a row that no longer has the expected version (see Table.Update).
        or PostgresException { SqlState: PostgresErrorCodes.NotNullViolation, ColumnName: "row_version" };

    /// <summary>Whether it waited for a lock in vain: a new attempt will not see the other's changes yet, and the wait may be long.</summary>
    public static bool IsLockTimeout(this Exception error) => error is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable };

    /// <summary>
    /// Whether the connection was lost, perhaps after the commit. Only the severity ERROR says that the session goes on and that the
    /// transaction was rolled back.
    /// </summary>
    public static bool IsConnectionLost(this Exception error) => error is NpgsqlException and not PostgresException { InvariantSeverity: "ERROR" };
}
