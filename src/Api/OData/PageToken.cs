using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using WorkOrders.Application.Lists;
using WorkOrders.Application.Expressions;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.OData;

/// <summary>
/// The position at which a page of a list begins, as <c>$skiptoken</c> contains it. The text is opaque to clients, and belongs
/// to one query.
/// </summary>
/// <param name="Values">The values of the order's terms in the last row of the previous page.</param>
/// <param name="PageSize">The page size of the previous page.</param>
/// <param name="Remaining">The number of rows that <c>$top</c> still allows; null for no limit.</param>
/// <param name="ModifiedBefore">The time before which the rows must have been written; null for no limit.</param>
internal sealed record PageToken(IReadOnlyList<object?> Values, int PageSize, long? Remaining, DateTimeOffset? ModifiedBefore)
{
    private const int HashLength = 12;

    /// <summary>Returns the text of the token.</summary>
    /// <param name="query">The query to which the token belongs.</param>
    public string Write(string query)
    {
        var parts = new List<string?> { Write(PageSize), Write(Remaining), Write(ModifiedBefore) };
        parts.AddRange(Values.Select(Write));
        var body = JsonSerializer.SerializeToUtf8Bytes(parts);
        return Base64Url.EncodeToString([.. Hash(query, body), .. body]);
    }

    /// <summary>Reads a token.</summary>
    /// <param name="text">The text.</param>
    /// <param name="query">The query to which the token must belong.</param>
    /// <param name="order">The order.</param>
    /// <returns>The token; null if the text is not a token of this query.</returns>
    public static PageToken? Read(string text, string query, IReadOnlyList<OrderTerm> order)
    {
        if (!Base64Url.IsValid(text))
        {
            return null;
        }
        var bytes = Base64Url.DecodeFromChars(text).AsSpan();
        if (bytes.Length < HashLength || !Hash(query, bytes[HashLength..]).SequenceEqual(bytes[..HashLength]))
        {
            return null;
        }
        try
        {
            return Read(JsonSerializer.Deserialize<List<string?>>(bytes[HashLength..]), order);
        }
        catch (Exception error) when (error is JsonException or FormatException or OverflowException or ArgumentException)
        {
            // The checksum is no secret, so a client can compute it for other values.
            return null;
        }
    }

    private static PageToken? Read(List<string?>? parts, IReadOnlyList<OrderTerm> order)
    {
        if (parts is not [{ } size, var remaining, var before, .. var values] || values.Count != order.Count
            || int.Parse(size, CultureInfo.InvariantCulture) is not (> 0 and <= Preferences.LargestPageSize and var pageSize))
        {
            return null;
        }
        if (order.Zip(values).Any(pair => pair is ({ IsNeverNull: true }, null)))
        {
            return null;
        }
        var rows = (long?)Read(remaining, ValueKind.Integer);
        return rows < 0 ? null : new(
            [.. order.Zip(values, (term, value) => Read(value, term.Value.Kind))], pageSize, rows,
            (DateTimeOffset?)Read(before, ValueKind.Instant));
    }

    private static string? Write(object? value) => value switch
    {
        null => null,
        DateTimeOffset moment => moment.UtcTicks.ToString(CultureInfo.InvariantCulture),
        TimeSpan duration => duration.Ticks.ToString(CultureInfo.InvariantCulture),
        TimeOnly time => time.Ticks.ToString(CultureInfo.InvariantCulture),
        DateOnly date => date.DayNumber.ToString(CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private static object? Read(string? text, ValueKind? kind) => text is null ? null : kind switch
    {
        ValueKind.Boolean => bool.Parse(text),
        ValueKind.Guid => Guid.Parse(text),
        ValueKind.Integer => long.Parse(text, CultureInfo.InvariantCulture),
        ValueKind.Decimal => decimal.Parse(text, CultureInfo.InvariantCulture),
        ValueKind.Instant => new DateTimeOffset(long.Parse(text, CultureInfo.InvariantCulture), TimeSpan.Zero),
        ValueKind.Date => DateOnly.FromDayNumber(int.Parse(text, CultureInfo.InvariantCulture)),
        ValueKind.TimeOfDay => new TimeOnly(long.Parse(text, CultureInfo.InvariantCulture)),
        ValueKind.Duration => TimeSpan.FromTicks(long.Parse(text, CultureInfo.InvariantCulture)),
        _ => text,
    };

    /// <summary>A checksum, not a signature: a forged token can only select other rows of the tenant's own list.</summary>
    private static byte[] Hash(string query, ReadOnlySpan<byte> body) =>
        SHA256.HashData([.. Encoding.UTF8.GetBytes(query), 0, .. body])[..HashLength];
}
