namespace WorkOrders.Integration.Tests.Concurrency;

/// <summary>
/// A database trigger that delays every write of one tenant to some tables by 20 milliseconds, so that concurrent writes overlap.
/// </summary>
internal sealed class SlowTrigger : IAsyncDisposable
{
    private const string CreateFunction = """
        create or replace function slow_trigger() returns trigger language plpgsql as 'begin perform pg_sleep(0.02); return new; end'
        """;

    private readonly TestTenant _tenant;
    private readonly string[] _tables;

    private SlowTrigger(TestTenant tenant, string[] tables) => (_tenant, _tables) = (tenant, tables);

    /// <summary>Creates the triggers; disposing drops them.</summary>
    public static async Task<SlowTrigger> Create(TestTenant tenant, params string[] tables)
    {
        await tenant.Run(CreateFunction);
        foreach (var table in tables)
        {
            await tenant.Run($"""
                create trigger slow_trigger before insert or update on {table}
                for each row when (new.tenant_id = '{tenant.Id}') execute function slow_trigger()
                """);
        }
        return new(tenant, tables);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var table in _tables)
        {
            await _tenant.Run($"drop trigger slow_trigger on {table}");
        }
        await _tenant.Run("drop function slow_trigger()");
    }
}
