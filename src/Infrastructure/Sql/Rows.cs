using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using Npgsql;

namespace WorkOrders.Infrastructure.Sql;

/// <summary>Reads query results row by row, for large results and frequent queries.</summary>
internal static class Rows
{
    /// <summary>
    /// Reads the rows of all statements, one at a time; read the values of a row before you request the next row. Each row is complete in
    /// memory when it is returned. Dapper's <c>QueryAsync</c> instead reads values as they arrive: when a row exceeds the driver's buffer,
    /// it blocks the thread until the rest of the row has arrived.
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
