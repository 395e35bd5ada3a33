namespace WorkOrders.Integration.Tests.Concurrency;

/// <summary>Makes every row that one tenant writes to some tables take 20 milliseconds, as on a busy server: only then do writers meet between two rows.</summary>
internal sealed class SlowTrigger : IAsyncDisposable
{
    private const string Function = "create or replace function slow_trigger() returns trigger language plpgsql as 'begin perform pg_sleep(0.02); return new; end'";

    private readonly TestTenant _tenant;
    private readonly string[] _tables;

    private SlowTrigger(TestTenant tenant, string[] tables) => (_tenant, _tables) = (tenant, tables);

    /// <summary>From now on, until disposed.</summary>
    public static async Task<SlowTrigger> Create(TestTenant tenant, params string[] tables)
    {
        await tenant.Run(Function);
        foreach (var table in tables)
        {
            await tenant.Run($"create trigger slow_trigger before insert or update on {table} for each row when (new.tenant_id = '{tenant.Id}') execute function slow_trigger()");
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
