using System.Data.Common;
using Npgsql;
using WorkOrders.Application.Lists;
using WorkOrders.Application.Expressions;

namespace WorkOrders.Infrastructure.Lists;

/// <summary>Reads the result of a <see cref="ListStatement"/>.</summary>
internal sealed class ListReader : IRowReader
{
    private readonly NpgsqlConnection? _connection;
    private readonly DbDataReader _reader;
    private readonly GetRowsQuery _query;
    private readonly int _firstKey;
    private bool _hasFirst;

    private ListReader(NpgsqlConnection? connection, DbDataReader reader, GetRowsQuery query)
    {
        (_connection, _reader, _query) = (connection, reader, query);
        _firstKey = new RowLayout(query.Selection).End;
        Row = new ReaderValues(reader);
    }

    public long? Count { get; private set; }

    public DateTimeOffset? ModifiedBefore => _query.ModifiedBefore;

    public IRowValues Row { get; }

    /// <summary>Creates the reader, and reads the first row, which contains the count.</summary>
    /// <param name="connection">The connection to close with the reader; null if it belongs to a transaction.</param>
    /// <param name="reader">The result.</param>
    /// <param name="query">The query.</param>
    /// <param name="cancellationToken">Cancels reading the first row.</param>
    public static async Task<ListReader> Start(
        NpgsqlConnection? connection, DbDataReader reader, GetRowsQuery query, CancellationToken cancellationToken)
    {
        var rows = new ListReader(connection, reader, query);
        rows._hasFirst = await rows._reader.ReadAsync(cancellationToken);
        if (query.HasCount)
        {
            rows.Count = rows.Row.GetInteger(rows._firstKey + query.Order.Count);
            rows._hasFirst = !rows.Row.IsNull(0);
        }
        return rows;
    }

    public async ValueTask<bool> Read(CancellationToken cancellationToken)
    {
        if (_hasFirst)
        {
            _hasFirst = false;
            return true;
        }
        try
        {
            return await _reader.ReadAsync(cancellationToken);
        }
        catch (NpgsqlException error) when (ListErrors.Explain(error, _query) is { } refused)
        {
            throw refused;
        }
    }

    public IReadOnlyList<object?> ReadPosition()
    {
        try
        {
            return [.. _query.Order.Select((term, index) => Key(term.Value.Kind, _firstKey + index))];
        }
        // The driver throws the last of these for numbers with more digits than a decimal has.
        catch (Exception error) when (error is InvalidCastException or OverflowException or ArgumentOutOfRangeException
            or IndexOutOfRangeException)
        {
            throw ListErrors.OutOfRange();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _reader.DisposeAsync();
        await (_connection?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private object? Key(ValueKind? kind, int position) => Row.IsNull(position) ? null : kind switch
    {
        ValueKind.Boolean => Row.GetBoolean(position),
        ValueKind.Guid => Row.GetGuid(position),
        ValueKind.Text => Row.GetText(position),
        ValueKind.Integer => Row.GetInteger(position),
        ValueKind.Decimal => Row.GetDecimal(position),
        ValueKind.Instant => Row.GetInstant(position),
        ValueKind.Date => Row.GetDate(position),
        ValueKind.TimeOfDay => Row.GetTimeOfDay(position),
        _ => _reader.GetFieldValue<TimeSpan>(position),
    };
}
