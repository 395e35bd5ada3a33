using Npgsql;

namespace WorkOrders.Ceiling;

/// <summary>Leases order numbers in blocks from the same table as the API.</summary>
internal sealed class OrderNumbers(NpgsqlDataSource database, Guid tenant)
{
    private const int Block = 1000;

    private const string Lease = """
        insert into number_lease (tenant_id, series, next) values ($1, 'jobs', 1 + $2)
        on conflict (tenant_id, series) do update set next = number_lease.next + $2
        returning next - $2
        """;

    private readonly SemaphoreSlim _turn = new(1);
    private int _next;
    private int _end;

    /// <summary>Returns the next order number.</summary>
    public async ValueTask<int> Next()
    {
        await _turn.WaitAsync();
        try
        {
            if (_next == _end)
            {
                await using var lease = database.CreateCommand(Lease);
                lease.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = tenant });
                lease.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Block });
                _next = (int)(await lease.ExecuteScalarAsync())!;
                _end = _next + Block;
            }
            return _next++;
        }
        finally
        {
            _turn.Release();
        }
    }
}
