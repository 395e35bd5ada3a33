using Npgsql;

namespace WorkOrders.Ceiling;

/// <summary>The columns of one row, taken from left to right.</summary>
internal sealed class Row(NpgsqlDataReader reader)
{
    private int _next;

    public Guid? Id() => Is(out var at) ? reader.GetGuid(at) : null;

    public string? Text() => Is(out var at) ? reader.GetString(at) : null;

    public int? Number() => Is(out var at) ? reader.GetInt32(at) : null;

    public decimal? Decimal() => Is(out var at) ? reader.GetDecimal(at) : null;

    public bool? Flag() => Is(out var at) ? reader.GetBoolean(at) : null;

    public DateTimeOffset? Moment() => Is(out var at) ? new(reader.GetDateTime(at), TimeSpan.Zero) : null;

    private bool Is(out int at) => !reader.IsDBNull(at = _next++);
}
