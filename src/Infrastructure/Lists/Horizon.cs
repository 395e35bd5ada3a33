using Dapper;
using Npgsql;
using WorkOrders.Application.Lists;
using WorkOrders.Application.Expressions;

namespace WorkOrders.Infrastructure.Lists;

/// <summary>
/// The time before which no more row can appear. A transaction that commits late may have written rows that are older than rows that are
/// visible already; a client that continues above the highest modification time it has seen would miss them. So lists by modification
/// time end before the start of the oldest transaction that is still writing.
/// </summary>
internal static class Horizon
{
    /// <summary>
    /// Transactions get an id when they first write. One that gets its id after this statement also takes its modification times later.
    /// </summary>
    private const string Select = """
        select least(clock_timestamp(), min(xact_start))
        from pg_stat_activity where backend_xid is not null and datname = current_database()
        """;

    /// <summary>Returns the horizon if the rows of a query are read by their modification time; otherwise null.</summary>
    public static async Task<DateTimeOffset?> For(GetRowsQuery query, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var isByModification = (query.Order.Count > 0 && !query.Order[0].IsDescending && IsModification(query.Order[0].Value))
            || (query.Rows.Filter is { } filter && Reads(filter));
        return isByModification
            ? await connection.ExecuteScalarAsync<DateTime>(new CommandDefinition(Select, cancellationToken: cancellationToken))
            : null;
    }

    /// <summary>Limits rows to those that were written before the horizon, if there is one.</summary>
    public static void Limit(RowsSql rows, DateTimeOffset? horizon, ListParameters parameters)
    {
        if (horizon is { } time)
        {
            rows.Require($"{rows.Rows.Alias}.modified_dateutc < {parameters.Add(time)}");
        }
    }

    private static bool IsModification(RowExpression value) => value is FieldExpression { Path.Count: 0, Field: { } field }
        && field.Name == "modified_dateutc";

    private static bool Reads(RowExpression filter) => filter switch
    {
        LogicalExpression logical => Reads(logical.Left) || Reads(logical.Right),
        NotExpression not => Reads(not.Operand),
        ComparisonExpression comparison => IsModification(comparison.Left) || IsModification(comparison.Right),
        _ => false,
    };
}
