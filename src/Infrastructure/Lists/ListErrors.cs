using Npgsql;
using WorkOrders.Application.Expressions;
using WorkOrders.Application.Lists;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Infrastructure.Lists;

/// <summary>Explains why the database cannot compute a list.</summary>
internal static class ListErrors
{
    private const string DataExceptions = "22";
    private const string LimitsExceeded = "54";

    /// <summary>Returns the refusal of a query that caused an error; null if the query did not cause it.</summary>
    public static RefusedException? Explain(NpgsqlException error, GetRowsQuery query) =>
        Explain(error, query.Rows, query.HasCount, query.Skip);

    /// <summary>Returns the refusal of a query for rows that caused an error; null if the query did not cause it.</summary>
    public static RefusedException? Explain(NpgsqlException error, RowQuery rows, bool counts, long skipped = 0) => error switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DivisionByZero } => Refuse(
            "division_by_zero", "The query divides by zero in at least one row; exclude these rows in $filter.",
            ComputingOption(rows)),
        PostgresException { SqlState: [..var start, _, _, _] } data when start == DataExceptions => Refuse(
            "out_of_range", $"The query computes a value that is out of range in at least one row: {data.MessageText}.",
            ComputingOption(rows)),
        PostgresException { SqlState: [..var start, _, _, _] } when start == LimitsExceeded => Refuse(
            "too_complex", "The query is too complex for the database; leave out conditions or related rows."),
        PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } or { InnerException: TimeoutException } => Refuse(
            "query_too_slow", SlowQuery.Describe(rows, counts, skipped), null, ProblemKind.Timeout),
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } => Refuse(
            "table_locked", "The query waited for a table that another program has locked, for example for maintenance of the database. "
                + "Send the request again later.", null, ProblemKind.Timeout),
        _ => null,
    };

    /// <summary>Returns the refusal of an order by values that PostgreSQL can compute, but that are out of the range of the API.</summary>
    public static RefusedException OutOfRange() => Refuse(
        "out_of_range", "The query orders by a value that is out of range in at least one row; exclude these rows in $filter.", "$orderby");

    /// <summary>Returns the option that computes values.</summary>
    private static string ComputingOption(RowQuery rows) =>
        rows.Filter?.Contains(part => part is ArithmeticExpression or NegationExpression or FunctionExpression) == true
            ? "$filter"
            : "$orderby";

    private static RefusedException Refuse(
        string code, string message, string? option = null, ProblemKind kind = ProblemKind.Malformed) =>
        new([new(null, code, message) { Kind = kind, Parameter = option }], [], 1);
}
