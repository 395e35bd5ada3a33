using System.Collections.Frozen;
using Microsoft.OData.UriParser;
using WorkOrders.Application.Expressions;

namespace WorkOrders.Api.OData;

/// <summary>Converts function calls. OData functions that are not listed here are not supported.</summary>
internal static class FunctionBinder
{
    private static readonly FrozenDictionary<string, (RowFunction Function, ValueKind Kind)> Supported =
        new Dictionary<string, (RowFunction, ValueKind)>
        {
            ["contains"] = (RowFunction.Contains, ValueKind.Boolean),
            ["startswith"] = (RowFunction.StartsWith, ValueKind.Boolean),
            ["endswith"] = (RowFunction.EndsWith, ValueKind.Boolean),
            ["length"] = (RowFunction.Length, ValueKind.Integer),
            ["indexof"] = (RowFunction.IndexOf, ValueKind.Integer),
            ["substring"] = (RowFunction.Substring, ValueKind.Text),
            ["tolower"] = (RowFunction.ToLower, ValueKind.Text),
            ["toupper"] = (RowFunction.ToUpper, ValueKind.Text),
            ["trim"] = (RowFunction.Trim, ValueKind.Text),
            ["concat"] = (RowFunction.Concat, ValueKind.Text),
            ["year"] = (RowFunction.Year, ValueKind.Integer),
            ["month"] = (RowFunction.Month, ValueKind.Integer),
            ["day"] = (RowFunction.Day, ValueKind.Integer),
            ["hour"] = (RowFunction.Hour, ValueKind.Integer),
            ["minute"] = (RowFunction.Minute, ValueKind.Integer),
            ["date"] = (RowFunction.Date, ValueKind.Date),
            ["now"] = (RowFunction.Now, ValueKind.Instant),
            ["round"] = (RowFunction.Round, ValueKind.Decimal),
            ["floor"] = (RowFunction.Floor, ValueKind.Decimal),
            ["ceiling"] = (RowFunction.Ceiling, ValueKind.Decimal),
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The names of the supported functions.</summary>
    public static IEnumerable<string> Names => Supported.Keys;

    /// <summary>Converts a call.</summary>
    /// <exception cref="QueryRefusedException">The function is not supported.</exception>
    public static RowExpression Bind(SingleValueFunctionCallNode call, ExpressionBinder binder)
    {
        if (!Supported.TryGetValue(call.Name, out var supported))
        {
            throw QueryRefusedException.NotSupported($"The function {call.Name}", call.Name);
        }
        var arguments = call.Parameters.Select(binder.Bind).ToList();
        // A function of null is null.
        return arguments.Exists(argument => argument.Kind is null)
            ? ConstantExpression.Null
            : new FunctionExpression(supported.Kind, supported.Function, arguments);
    }
}
