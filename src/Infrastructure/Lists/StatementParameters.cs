using WorkOrders.Application.Expressions;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Lists;

/// <summary>The parameters of a generated statement. The first one is the tenant, which the SQL names <c>@tenant</c>.</summary>
internal sealed class StatementParameters
{
    private readonly TypedParameters _parameters = new();
    private int _count;

    /// <summary>Creates the parameters of a statement for a tenant.</summary>
    public StatementParameters(Guid tenant) => Add(tenant);

    /// <summary>The parameters to send.</summary>
    public TypedParameters Sent => _parameters.UsePositions();

    /// <summary>Replaces the name of the tenant in a finished statement, so that all parameters are positional.</summary>
    public static string Finish(string sql) => sql.Replace("@tenant", "$1", StringComparison.Ordinal);

    /// <summary>Adds a parameter, and returns the SQL that refers to it.</summary>
    public string Add<T>(T value)
    {
        _parameters.Add("", value);
        return $"${++_count}";
    }

    /// <summary>Adds a value of an expression as a parameter, and returns the SQL that refers to it.</summary>
    /// <param name="value">The value; not null.</param>
    public string AddValue(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        Guid id => Add(id),
        string text => Add(text),
        long number and >= int.MinValue and <= int.MaxValue => Add((int)number),
        long number => Add(number),
        decimal number => Add(number),
        DateTimeOffset moment => Add(moment.ToUniversalTime()),
        DateOnly date => Add(date),
        TimeOnly time => Add(time),
        TimeSpan duration => Add(duration),
        _ => throw new ArgumentException($"A parameter cannot have the type {value.GetType()}.", nameof(value)),
    };

    /// <summary>Adds values as one array parameter, and returns the SQL that refers to it.</summary>
    /// <param name="kind">The kind of the values.</param>
    /// <param name="values">The values; none is null.</param>
    public string AddArray(ValueKind kind, IEnumerable<object> values) => kind switch
    {
        ValueKind.Boolean => Add(values.Cast<bool>().ToArray()),
        ValueKind.Guid => Add(values.Cast<Guid>().ToArray()),
        ValueKind.Text => Add(values.Cast<string>().ToArray()),
        ValueKind.Integer => Add(values.Cast<long>().ToArray()),
        ValueKind.Decimal => Add(values.Cast<decimal>().ToArray()),
        ValueKind.Instant => Add(values.Cast<DateTimeOffset>().Select(moment => moment.ToUniversalTime()).ToArray()),
        ValueKind.Date => Add(values.Cast<DateOnly>().ToArray()),
        ValueKind.TimeOfDay => Add(values.Cast<TimeOnly>().ToArray()),
        _ => Add(values.Cast<TimeSpan>().ToArray()),
    };
}
