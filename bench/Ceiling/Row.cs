using Npgsql;

namespace WorkOrders.Ceiling;

/// <summary>Reads the columns of one row from left to right.</summary>
internal sealed class Row(NpgsqlDataReader reader)
{
    private int _next;

    public Guid? Id() => IsPresent(out var column) ? reader.GetGuid(column) : null;

    public string? Text() => IsPresent(out var column) ? reader.GetString(column) : null;

    public int? Integer() => IsPresent(out var column) ? reader.GetInt32(column) : null;

    public decimal? Decimal() => IsPresent(out var column) ? reader.GetDecimal(column) : null;

    public bool? Boolean() => IsPresent(out var column) ? reader.GetBoolean(column) : null;

    public DateTimeOffset? Timestamp() => IsPresent(out var column) ? new(reader.GetDateTime(column), TimeSpan.Zero) : null;

    private bool IsPresent(out int column) => !reader.IsDBNull(column = _next++);
}
