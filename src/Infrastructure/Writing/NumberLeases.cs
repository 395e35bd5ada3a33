using System.Collections.Concurrent;
using Dapper;
using Npgsql;

namespace WorkOrders.Infrastructure.Writing;

/// <summary>
/// Draws order numbers (<c>id2</c>), which are unique and ascending per tenant, with gaps. They are leased from the database in blocks,
/// because a counter row that every create locks would serialize the creates.
/// </summary>
internal sealed class NumberLeases(NpgsqlDataSource source)
{
    private const int Block = 1_000;

    private const string Lease = """
        insert into number_lease (tenant_id, series, next)
        values (@tenant, 'jobs', 1 + @count)
        on conflict (tenant_id, series) do update set next = number_lease.next + @count
        returning next - @count
        """;

    private readonly ConcurrentDictionary<Guid, TenantLease> _leases = new();

    /// <summary>Returns the next numbers of a tenant, in ascending order.</summary>
    public Task<IReadOnlyList<int>> Draw(Guid tenant, int count) => _leases.GetOrAdd(tenant, static _ => new()).Draw(source, tenant, count);

    private sealed class TenantLease
    {
        private readonly SemaphoreSlim _turn = new(1);
        private int _next;
        private int _end;

        public async Task<IReadOnlyList<int>> Draw(NpgsqlDataSource source, Guid tenant, int count)
        {
            await _turn.WaitAsync();
            try
            {
                // The rest of a block that is too small becomes a gap, so that the numbers of one call are consecutive.
                if (_end - _next < count)
                {
                    await using var connection = await source.OpenConnectionAsync();
                    var leased = Math.Max(Block, count);
                    _next = await connection.ExecuteScalarAsync<int>(Lease, new { tenant, count = leased });
                    _end = _next + leased;
                }
                _next += count;
                return [.. Enumerable.Range(_next - count, count)];
            }
            finally
            {
                _turn.Release();
            }
        }
    }
}
