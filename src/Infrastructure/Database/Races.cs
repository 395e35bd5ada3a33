using Npgsql;

namespace WorkOrders.Infrastructure.Database;

/// <summary>Tells a lost race from a failure, and a failure from the end of a session.</summary>
internal static class Races
{
    /// <summary>Whether somebody wrote, or removed, what this unit of work was about to; a second look will see it.</summary>
    public static bool IsOthersWork(this Exception refusal) => refusal is SharedFailureException or PostgresException
    {
        SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation or
            PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.LockNotAvailable,
    };

    /// <summary>Whether it waited in vain for what another holds: a second look sees nothing of that yet, and it may take long.</summary>
    public static bool IsHeldUp(this Exception refusal) => refusal is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable };

    /// <summary>Whether the session ended, perhaps after its commit. Only an ERROR says that it goes on and that the transaction was rolled back.</summary>
    public static bool IsBrokenOff(this Exception failure) => failure is NpgsqlException and not PostgresException { InvariantSeverity: "ERROR" };
}
