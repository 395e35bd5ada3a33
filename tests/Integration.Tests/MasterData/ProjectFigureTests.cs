using WorkOrders.Application.MasterData;
using WorkOrders.Domain.WorkOrders;
using WorkOrders.Integration.Tests.WorkOrders;

namespace WorkOrders.Integration.Tests.MasterData;

/// <summary>The figures of a project, which are computed from its orders when it is read.</summary>
public sealed class ProjectFigureTests
{
    private static readonly string[] Closed = ["Completed", "Canceled", "WorkshopCompleted"];
    private static readonly string[] Planned = ["Planned", "Dispatched", "InProgress"];
    private static readonly string[] Waiting = ["WaitingFurtherActions", "WorkshopWaitingFurtherActions"];

    private static readonly string[] ToBePlanned =
        ["Open", "ToBePlanned", "Pooling", "Suggested", "Waiting", "Activated", "DispatchRejected"];

    private TestTenant _tenant = null!;

    private static IEnumerable<string> Statuses => SystemStatus.All.Select(status => status.Code);

    [SetUp]
    public async Task Start() => _tenant = await TestTenant.Create();

    [TearDown]
    public void Stop() => _tenant.Dispose();

    [Test]
    public async Task A_project_without_orders_has_none()
    {
        var project = await Read();
        Assert.That(Counts(project), Is.EqualTo((0, 0, 0, 0)));
        Assert.That((project.DateNextJob, project.DateLastJob), Is.EqualTo(((DateTimeOffset?)null, (DateTimeOffset?)null)));
    }

    [Test]
    public async Task An_order_counts_by_its_system_status([ValueSource(nameof(Statuses))] string status, [Values] bool isOwn)
    {
        await AddOrder(status, isOwn);
        var project = await Read();
        Assert.That(Counts(project), Is.EqualTo((
            Closed.Contains(status) ? 0 : 1, Planned.Contains(status) ? 1 : 0, ToBePlanned.Contains(status) ? 1 : 0,
            Waiting.Contains(status) ? 1 : 0)));
    }

    [Test]
    public async Task Only_the_orders_of_the_project_and_tenant_count()
    {
        using var other = await TestTenant.Create();
        await other.PostCreated(Sample.Order());
        await _tenant.PostCreated(Sample.Order().With("project_reference_back_office", "EQ-20001"));
        await _tenant.PostCreated(Sample.Order());
        await _tenant.PostCreated(Sample.Order());
        Assert.That(Counts(await Read()), Is.EqualTo((2, 0, 2, 0)));
    }

    [Test]
    public async Task The_next_job_is_the_earliest_firm_entry_from_now_on()
    {
        await _tenant.PostCreated(Sample.SuggestedOrder());
        Assert.That((await Read()).DateNextJob, Is.Null, "a suggestion is not planned");

        await _tenant.Run("""
            insert into job_planning (tenant_id, id, jobs_id, user_id, date_from, date_to, is_firm)
            select @tenant, gen_random_uuid(), j.id, j.suggested_user_id, t, t + interval '1 hour', true
            from jobs j, unnest(array[now() - interval '1 day', now() + interval '3 days', now() + interval '2 days']) t
            where j.tenant_id = @tenant
            """);
        var expected = await _tenant.Ask<DateTime>("""
            select min(date_from) from job_planning where tenant_id = @tenant and is_firm and date_from > now()
            """);
        Assert.That((await Read()).DateNextJob?.UtcDateTime, Is.EqualTo(expected));
    }

    [Test]
    public async Task The_last_job_is_the_latest_completed_order()
    {
        await AddOrder("Completed", isOwn: false, "2026-01-02T03:04:05Z");
        await AddOrder("Completed", isOwn: true, "2026-02-02T03:04:05Z");
        await AddOrder("WorkshopCompleted", isOwn: false, "2026-01-03T03:04:05Z");
        await AddOrder("Canceled", isOwn: false, "2026-03-02T03:04:05Z");
        Assert.That((await Read()).DateLastJob, Is.EqualTo(DateTimeOffset.Parse("2026-02-02T03:04:05Z", null)));
    }

    [Test]
    public async Task The_root_is_the_topmost_project()
    {
        await _tenant.Run("""
            insert into project (tenant_id, id, id2, reference_back_office, name, _parent_id)
            select @tenant, gen_random_uuid(), 1000, 'DEEP', 'Burner', id
            from project where tenant_id = @tenant and reference_back_office = 'EQ-10023'
            """);
        var site = await Read("SITE-100");
        Assert.That(site.RootParentId, Is.Null);
        Assert.That((await Read()).RootParentId, Is.EqualTo(site.Id));
        Assert.That((await Read("DEEP")).RootParentId, Is.EqualTo(site.Id));
    }

    [Test]
    public async Task The_projects_of_a_cycle_have_no_root()
    {
        await _tenant.Run("""
            update project set _parent_id = (select id from project where tenant_id = @tenant and reference_back_office = 'EQ-10023')
            where tenant_id = @tenant and reference_back_office = 'SITE-100'
            """);
        Assert.That((await Read()).RootParentId, Is.Null);
    }

    [Test]
    public async Task Creating_orders_does_not_write_the_project()
    {
        const string Row = "select xmin || ' ' || p::text from project p where tenant_id = @tenant and reference_back_office = 'EQ-10023'";
        var before = await _tenant.Ask<string>(Row);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _tenant.PostCreated(Sample.Order())));
        Assert.That(await _tenant.Ask<string>(Row), Is.EqualTo(before));
        Assert.That((await Read()).NbOpenJobs, Is.EqualTo(20));
    }

    [Test]
    public async Task The_system_statuses_are_read_only()
    {
        await AddOrder("Open", isOwn: true);
        foreach (var status in Statuses)
        {
            Assert.That((await _tenant.Read<JobStatus>(status))!.IsReadonlyOnApi, Is.True, status);
        }
        Assert.That((await _tenant.Read<JobStatus>("OWN-Open"))!.IsReadonlyOnApi, Is.False);
    }

    private static (int?, int?, int?, int?) Counts(Project project) =>
        (project.NbOpenJobs, project.NbJobsPlanned, project.NbJobsTobeplanned, project.NbJobsWaitingfurtheraction);

    private async Task<Project> Read(string key = "EQ-10023") => (await _tenant.Read<Project>(key))!;

    /// <summary>Adds an order with a system status, or with a status of the tenant that is based on it.</summary>
    private async Task AddOrder(string status, bool isOwn, string? closed = null)
    {
        var order = Sample.Order();
        await _tenant.PostCreated(order);
        await _tenant.Run($"""
            insert into job_status (tenant_id, id, code, name, system_job_status_id)
            select tenant_id, gen_random_uuid(), 'OWN-{status}', 'Own', id from job_status where tenant_id = @tenant and code = '{status}'
            on conflict (tenant_id, code) do nothing;
            update jobs set date_closed = {(closed is null ? "null" : $"'{closed}'")}, job_status_id = (
                select id from job_status where tenant_id = @tenant and code = '{(isOwn ? $"OWN-{status}" : status)}')
            where tenant_id = @tenant and reference_back_office = '{order["reference_back_office"]}'
            """);
    }
}
