using Npgsql;

namespace WorkOrders.Infrastructure.Database;

/// <summary>Tells a lost race from a failure.</summary>
internal static class Races
{
    /// <summary>Whether somebody wrote, or removed, what this unit of work was about to; a second look will see it.</summary>
    public static bool IsOthersWork(this Exception refusal) => refusal is SharedFailureException or PostgresException
    {
        SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation or
            PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure,
    };
}
