namespace WorkOrders.Integration.Tests.Concurrency;

/// <summary>Makes the database fail at one order of a tenant, after all rules have been kept, and counts every order of the tenant that somebody tries to store.</summary>
internal sealed class FailingTrigger : IAsyncDisposable
{
    private readonly TestTenant _tenant;

    private FailingTrigger(TestTenant tenant) => _tenant = tenant;

    /// <summary>From now on, until disposed.</summary>
    public static async Task<FailingTrigger> Create(TestTenant tenant, string reference)
    {
        // A sequence counts what is rolled back too.
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
            create trigger failing_trigger before insert on jobs for each row when (new.tenant_id = '{tenant.Id}') execute function failing_trigger();
            """);
        return new(tenant);
    }

    /// <summary>How many orders have been tried so far.</summary>
    public Task<int> CountAttempts() => _tenant.Ask<int>("select last_value from failing_trigger_attempts");

    public async ValueTask DisposeAsync() =>
        await _tenant.Run("drop trigger failing_trigger on jobs; drop function failing_trigger(); drop sequence failing_trigger_attempts");
}
