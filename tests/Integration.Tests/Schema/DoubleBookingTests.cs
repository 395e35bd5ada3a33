using Npgsql;

namespace WorkOrders.Integration.Tests.Schema;

/// <summary>The database rejects overlapping firm entries of one technician.</summary>
public sealed class DoubleBookingTests
{
    private const string InsertEntry = """
        insert into job_planning (tenant_id, id, jobs_id, user_id, date_from, date_to, is_firm)
        select @tenant, gen_random_uuid(), j.id, u.id,
            timestamptz '2026-12-01Z' + interval '{0} hours', timestamptz '2026-12-01Z' + interval '{1} hours', {2}
        from jobs j, "user" u
        where j.tenant_id = @tenant and u.tenant_id = @tenant and u.code = '{3}'
        """;

    private TestTenant _tenant = null!;

    [SetUp]
    public async Task CreateOrder() => _tenant = await CreateTenantWithOrder();

    [TearDown]
    public void DisposeTenant() => _tenant.Dispose();

    [TestCase(9, 11, TestName = "The_same_time_is_refused")]
    [TestCase(8, 10, TestName = "A_time_that_ends_within_the_entry_is_refused")]
    [TestCase(10, 12, TestName = "A_time_that_begins_within_the_entry_is_refused")]
    [TestCase(8, 12, TestName = "A_time_that_contains_the_entry_is_refused")]
    public async Task An_overlapping_firm_entry_is_refused(int from, int to)
    {
        await Book(_tenant, 9, 11);
        var before = await _tenant.Snapshot();

        var exception = await Assert.ThrowsAsync<PostgresException>(() => Book(_tenant, from, to));

        Assert.That(exception!.SqlState, Is.EqualTo(PostgresErrorCodes.ExclusionViolation));
        Assert.That(await _tenant.Snapshot(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_firm_entry_may_begin_when_another_ends()
    {
        await Book(_tenant, 9, 11);
        await Book(_tenant, 11, 12);
        await Book(_tenant, 8, 9);
        Assert.That(await CountEntries(), Is.EqualTo(3));
    }

    [Test]
    public async Task A_suggestion_may_overlap_firm_and_tentative_entries()
    {
        await Book(_tenant, 9, 11);
        await Book(_tenant, 9, 11, firm: false);
        await Book(_tenant, 10, 12, firm: false);
        Assert.That(await CountEntries(), Is.EqualTo(3));
    }

    [Test]
    public async Task Another_technician_may_be_planned_at_the_same_time()
    {
        await Book(_tenant, 9, 11);
        await Book(_tenant, 9, 11, technician: "T08");
        Assert.That(await CountEntries(), Is.EqualTo(2));
    }

    [Test]
    public async Task The_same_technician_id_in_another_tenant_may_be_planned()
    {
        using var other = await CreateTenantWithOrder();
        await Book(_tenant, 9, 11);
        await Book(other, 9, 11);
        Assert.That(await CountEntries(), Is.EqualTo(1));
    }

    [Test]
    public async Task An_entry_without_a_duration_is_refused()
    {
        var exception = await Assert.ThrowsAsync<PostgresException>(() => Book(_tenant, 9, 9));
        Assert.That(exception!.SqlState, Is.EqualTo(PostgresErrorCodes.CheckViolation));
    }

    private static async Task<TestTenant> CreateTenantWithOrder()
    {
        var tenant = await TestTenant.Create();
        await tenant.Post(Sample.Order());
        return tenant;
    }

    private static Task Book(TestTenant tenant, int from, int to, bool firm = true, string technician = "T07") =>
        tenant.Run(string.Format(System.Globalization.CultureInfo.InvariantCulture, InsertEntry, from, to, firm
            ? "true" : "false", technician));

    private Task<int> CountEntries() => _tenant.Ask<int>("select count(*)::int from job_planning where tenant_id = @tenant");
}
