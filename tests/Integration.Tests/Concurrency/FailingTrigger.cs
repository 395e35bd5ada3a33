namespace WorkOrders.Integration.Tests.Concurrency;

/// <summary>Makes the database fail at one order of a tenant, after all rules have been kept, and counts every order of the tenant that somebody tries to store.</summary>
internal sealed class FailingTrigger : IAsyncDisposable
{
    private readonly TestTenant _tenant;

    private FailingTrigger(TestTenant tenant) => _tenant = tenant;

    /// <summary>From now on, until disposed.</summary>
    public static async Task<FailingTrigger> Put(TestTenant tenant, string reference)
    {
        // A sequence counts what is rolled back too.
        await tenant.Run($"""
            create sequence poison_tried;
            create function poison() returns trigger language plpgsql security definer as $$
                begin
                    perform nextval('poison_tried');
                    if new.reference_back_office = '{reference}' then
                        raise exception 'poison';
                    end if;
                    return new;
                end $$;
            create trigger poison before insert on jobs for each row when (new.tenant_id = '{tenant.Id}') execute function poison();
            """);
        return new(tenant);
    }

    /// <summary>How many orders have been tried so far.</summary>
    public Task<int> Tried() => _tenant.Ask<int>("select last_value from poison_tried");

    public async ValueTask DisposeAsync() =>
        await _tenant.Run("drop trigger poison on jobs; drop function poison(); drop sequence poison_tried");
}
