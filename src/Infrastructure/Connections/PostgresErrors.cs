using Npgsql;

namespace WorkOrders.Infrastructure.Connections;

/// <summary>Classifies the errors of PostgreSQL and Npgsql.</summary>
internal static class PostgresErrors
{
    /// <summary>Checks whether another transaction wrote, deleted or locked the same rows, so that a retry may succeed.</summary>
    public static bool IsWriteConflict(this Exception error) => error is BatchFailedException
        or PostgresException
        {
            SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation or
                // Another request has planned the technician at the same time.
                PostgresErrorCodes.ExclusionViolation or
                PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.LockNotAvailable,
        }
        // An update of a row that no longer has the expected version (see Table.Update).
        or PostgresException { SqlState: PostgresErrorCodes.NotNullViolation, ColumnName: "row_version" };

    /// <summary>
    /// Checks whether a lock was not granted in time. A retry does not read the other transaction's changes yet, and may have to wait long.
    /// </summary>
    public static bool IsLockTimeout(this Exception error) => error is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable };

    /// <summary>
    /// Checks whether the connection was lost, possibly after a commit. Only severity ERROR means that the connection is still open and the
    /// transaction was rolled back.
    /// </summary>
    public static bool IsConnectionLost(this Exception error) =>
        error is NpgsqlException and not PostgresException { InvariantSeverity: "ERROR" };
}
