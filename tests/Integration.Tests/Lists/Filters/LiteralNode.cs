using System.Globalization;
using System.Xml;

namespace WorkOrders.Integration.Tests.Lists.Filters;

/// <summary>A literal.</summary>
/// <param name="Type">The type.</param>
/// <param name="Value">The value; null is the literal <c>null</c>.</param>
internal sealed record LiteralNode(FilterType Type, object? Value) : FilterNode(Type, 9)
{
    public override object? Evaluate(IReadOnlyDictionary<string, SampleRow> rows) => Value;

    public override string Write(FilterWriter writer) => writer.AliasOr(Bare(writer));

    /// <summary>Returns the text where a literal can be in quotes, because the other operand states the type.</summary>
    public string WriteQuoted(FilterWriter writer)
    {
        var canBeQuoted = Value is long or decimal or DateTimeOffset or Guid or DateOnly;
        return canBeQuoted && writer.Chance(30) ? writer.AliasOr($"'{Bare(writer)}'") : Write(writer);
    }

    private string Bare(FilterWriter writer) => Value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        Guid id => writer.Chance(20) ? id.ToString().ToUpperInvariant() : id.ToString(),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeSpan duration => $"duration'{XmlConvert.ToString(duration)}'",
        DateTimeOffset moment => Instant(moment, writer),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"There is no literal for {Value}."),
    };

    private static string Instant(DateTimeOffset moment, FilterWriter writer) => writer.Chance(25)
        ? moment.ToOffset(TimeSpan.FromHours(2)).ToString("yyyy-MM-ddTHH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture)
        : moment.ToString(moment.Second == 0 && moment.Ticks % TimeSpan.TicksPerMinute == 0 && writer.Chance(50)
            ? "yyyy-MM-ddTHH:mmZ"
            : moment.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-ddTHH:mm:ssZ" : "yyyy-MM-ddTHH:mm:ss.ffffffZ",
            CultureInfo.InvariantCulture);
}
