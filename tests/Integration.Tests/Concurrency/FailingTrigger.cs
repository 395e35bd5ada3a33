namespace WorkOrders.Integration.Tests.Concurrency;

/// <summary>A database trigger that fails the insert of one order of a tenant, and counts all inserts of orders of the tenant.</summary>
internal sealed class FailingTrigger : IAsyncDisposable
{
    private readonly TestTenant _tenant;

    private FailingTrigger(TestTenant tenant) => _tenant = tenant;

    /// <summary>Creates the trigger; disposing drops it.</summary>
    public static async Task<FailingTrigger> Create(TestTenant tenant, string reference)
    {
        // A sequence also counts inserts that are rolled back.
        await tenant.Run($"""
            create sequence failing_trigger_attempts;
            create function failing_trigger() returns trigger language plpgsql security definer as $$
                begin
                    perform nextval('failing_trigger_attempts');
                    if new.reference_back_office = '{reference}' then
                        raise exception 'failing trigger';
                    end if;
                    return new;
                end $$;
            create trigger failing_trigger before insert on jobs
            for each row when (new.tenant_id = '{tenant.Id}') execute function failing_trigger();
            """);
        return new(tenant);
    }

    /// <summary>Counts the inserts attempted so far, including failed inserts.</summary>
    public Task<int> CountAttempts() => _tenant.Ask<int>("select last_value from failing_trigger_attempts");

    public async ValueTask DisposeAsync() =>
        await _tenant.Run("drop trigger failing_trigger on jobs; drop function failing_trigger(); drop sequence failing_trigger_attempts");
}
