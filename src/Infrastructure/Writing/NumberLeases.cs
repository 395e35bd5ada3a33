using System.Collections.Concurrent;
using Dapper;
using Npgsql;
using WorkOrders.Application.Contract;

namespace WorkOrders.Infrastructure.Writing;

/// <summary>
/// Draws the numbers of new rows (<see cref="SequentialNumberAttribute"/>), which are unique and ascending per tenant and entity, with
/// gaps. They are leased from the database in blocks, because a counter row that every create locks would serialize the creates.
/// </summary>
internal sealed class NumberLeases(NpgsqlDataSource source)
{
    private const int Block = 1_000;

    private const string Lease = """
        insert into number_lease (tenant_id, series, next)
        values (@tenant, @series, 1 + @count)
        on conflict (tenant_id, series) do update set next = number_lease.next + @count
        returning next - @count
        """;

    private readonly ConcurrentDictionary<(Guid Tenant, Entity Entity), NumberLease> _leases = new();

    /// <summary>Assigns numbers to those new rows that have one, in ascending order per entity.</summary>
    public async Task Assign(Guid tenant, IEnumerable<NewRow> rows)
    {
        foreach (var numbered in rows.Where(row => row.Number is not null).GroupBy(row => row.Entity))
        {
            IReadOnlyList<NewRow> same = [.. numbered];
            var lease = _leases.GetOrAdd((tenant, numbered.Key), static _ => new());
            Assign(same, await lease.Draw(source, tenant, numbered.Key, same.Count));
        }
    }

    /// <summary>
    /// Assigns numbers to those new rows that have one, and leases exactly these numbers in the transaction of a connection.
    /// </summary>
    public static async Task Assign(NpgsqlConnection connection, Guid tenant, IEnumerable<NewRow> rows)
    {
        foreach (var numbered in rows.Where(row => row.Number is not null).GroupBy(row => row.Entity))
        {
            IReadOnlyList<NewRow> same = [.. numbered];
            Assign(same, await LeaseBlock(connection, tenant, numbered.Key, same.Count));
        }
    }

    private static void Assign(IReadOnlyList<NewRow> rows, int first)
    {
        for (var index = 0; index < rows.Count; index++)
        {
            rows[index].Number!(first + index);
        }
    }

    private static Task<int> LeaseBlock(NpgsqlConnection connection, Guid tenant, Entity entity, int count) =>
        connection.ExecuteScalarAsync<int>(Lease, new { tenant, series = entity.Name, count });

    private sealed class NumberLease
    {
        private readonly SemaphoreSlim _turn = new(1);
        private int _next;
        private int _end;

        /// <summary>Draws consecutive numbers, and returns the first.</summary>
        public async Task<int> Draw(NpgsqlDataSource source, Guid tenant, Entity entity, int count)
        {
            await _turn.WaitAsync();
            try
            {
                // The rest of a block that is too small becomes a gap, so that the numbers of one call are consecutive.
                if (_end - _next < count)
                {
                    await using var connection = await source.OpenConnectionAsync();
                    var leased = Math.Max(Block, count);
                    _next = await LeaseBlock(connection, tenant, entity, leased);
                    _end = _next + leased;
                }
                _next += count;
                return _next - count;
            }
            finally
            {
                _turn.Release();
            }
        }
    }
}
