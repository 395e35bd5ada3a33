using Dapper;
using Npgsql;

namespace WorkOrders.Integration.Tests.Lists;

/// <summary>Writes companies in transactions that stay open for a while after they have written.</summary>
/// <param name="tenant">The tenant.</param>
/// <param name="connectionString">The connection string, which determines the role.</param>
/// <param name="seed">The seed of the random decisions.</param>
internal sealed class ModificationWriter(TestTenant tenant, string connectionString, int seed)
{
    private const string Insert = "insert into company (tenant_id, id, code, name) values (@tenant, gen_random_uuid(), @code, 'late')";

    private const string Update = """
        with before as (
            select id from company where tenant_id = @tenant and name = 'late' order by md5(id::text || @code) limit 1
            for no key update skip locked)
        update company c set row_version = row_version + 1, fax = @code, tx = pg_current_xact_id(),
            modified_dateutc = greatest(clock_timestamp(), modified_dateutc + interval '1 microsecond')
        from before b where c.tenant_id = @tenant and c.id = b.id
        """;

    private readonly Random _random = new(seed);

    /// <summary>Runs transactions.</summary>
    /// <param name="count">Their number.</param>
    /// <param name="maxPause">The maximum pause after each statement, in milliseconds.</param>
    public async Task Run(int count, int maxPause)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        for (var number = 0; number < count; number++)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            if (_random.Next(4) == 0)
            {
                // The transaction has begun, but has neither an id nor a row.
                await connection.ExecuteAsync("select 1");
                await Pause(maxPause);
            }
            for (var statement = _random.Next(1, 4); statement > 0; statement--)
            {
                await connection.ExecuteAsync(
                    _random.Next(3) == 0 ? Update : Insert, new { tenant = tenant.Id, code = $"{seed}-{number}-{statement}" });
                await Pause(maxPause);
            }
            await (_random.Next(8) == 0 ? transaction.RollbackAsync() : transaction.CommitAsync());
        }
    }

    private Task Pause(int max) => Task.Delay(_random.Next(max));
}
