using WorkOrders.Application.Expressions;

namespace WorkOrders.Infrastructure.Lists;

/// <summary>Generates the SQL of functions.</summary>
internal static class FunctionSql
{
    /// <summary>The characters that <c>trim</c> removes.</summary>
    private const string WhiteSpace = @"E' \t\n\v\f\r\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
        + @"\u2028\u2029\u202f\u205f\u3000'";

    /// <summary>Returns the SQL of a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="arguments">The SQL of the arguments.</param>
    public static string Call(FunctionExpression call, IReadOnlyList<string> arguments)
    {
        var first = arguments.Count > 0 ? arguments[0] : "";
        return call.Function switch
        {
            RowFunction.Contains => $"(strpos({first}, {arguments[1]}) > 0)",
            RowFunction.StartsWith => $"starts_with({first}, {arguments[1]})",
            RowFunction.EndsWith => $"(right({first}, char_length({arguments[1]})) = {arguments[1]})",
            RowFunction.Length => $"char_length({first})",
            RowFunction.IndexOf => $"(strpos({first}, {arguments[1]}) - 1)",
            RowFunction.Substring => Substring(first, arguments),
            // The collation of the columns converts only ASCII letters.
            RowFunction.ToLower => $"(lower({first} collate \"default\") collate \"C\")",
            RowFunction.ToUpper => $"(upper({first} collate \"default\") collate \"C\")",
            RowFunction.Trim => $"btrim({first}, {WhiteSpace})",
            RowFunction.Concat => $"({first} || {arguments[1]})",
            RowFunction.Year or RowFunction.Month or RowFunction.Day or RowFunction.Hour or RowFunction.Minute =>
                Part(call.Function, call.Arguments[0].Kind, first),
            RowFunction.Date => $"({first} at time zone 'UTC')::date",
            RowFunction.Now => "now()",
            RowFunction.Round => $"round({first}::numeric)",
            RowFunction.Floor => $"floor({first}::numeric)",
            RowFunction.Ceiling => $"ceil({first}::numeric)",
            var other => throw new InvalidOperationException($"There is no SQL for the function {other}."),
        };
    }

    private static string Part(RowFunction part, ValueKind? kind, string value) =>
        $"extract({part.ToString().ToLowerInvariant()} "
        + $"from {value}{(kind == ValueKind.Instant ? " at time zone 'UTC'" : "::timestamp")})::integer";

    // A negative position is read as 0, as in most client libraries.
    private static string Substring(string text, IReadOnlyList<string> arguments)
    {
        var start = $"greatest({arguments[1]}, 0)::integer + 1";
        return arguments.Count == 2 ? $"substr({text}, {start})" : $"substr({text}, {start}, greatest({arguments[2]}, 0)::integer)";
    }
}
