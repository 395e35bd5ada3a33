using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using Npgsql;

namespace WorkOrders.Infrastructure.Sql;

/// <summary>Reads rows where many are read, and often.</summary>
internal static class Rows
{
    /// <summary>
    /// Every row that some statements answer, one at a time: look at it before the next. It has arrived whole by then, while Dapper's
    /// <c>QueryAsync</c> asks for values as they arrive, and where a row goes beyond the driver's buffer holds its thread until the rest is
    /// there.
    /// </summary>
    public static async IAsyncEnumerable<DbDataReader> Read(
        this NpgsqlConnection connection, string statements, TypedParameters parameters,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var reader = await connection.ExecuteReaderAsync(
            new CommandDefinition(statements, parameters, cancellationToken: cancellationToken), CommandBehavior.Default);
        do
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                yield return reader;
            }
        }
        while (await reader.NextResultAsync(cancellationToken));
    }
}
