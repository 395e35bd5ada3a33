using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Application.References;
using WorkOrders.Infrastructure.Batching;
using WorkOrders.Infrastructure.Reading;
using WorkOrders.Integration.Tests.Changes;

namespace WorkOrders.Integration.Tests.Concurrency;

/// <summary>Lookups of one tenant that arrive while another lookup runs are combined.</summary>
[Exclusive]
public sealed class CoalescedLookupTests
{
    private TestTenant _tenant = null!;

    [SetUp]
    public async Task Create() => _tenant = await TestTenant.Create();

    [TearDown]
    public void DisposeTenant() => _tenant.Dispose();

    [TestCase(32, 2)]
    [TestCase(1, 4)]
    public async Task Concurrent_lookups_share_a_snapshot_up_to_the_maximum_batch_size(int most, int snapshots)
    {
        var found = await Task.WhenAll(await StartLookups(most));
        Assert.That(found.Distinct().Count(), Is.EqualTo(snapshots));
        Assert.That(found[2].ByKey(Entity.Of<JobType>(), "REPAIR"), Is.Not.Null);
    }

    [Test]
    public async Task An_unreadable_row_fails_only_the_lookup_that_includes_it()
    {
        await _tenant.Run("""
            update project set back_office_timestamp = '-infinity' where tenant_id = @tenant and reference_back_office = 'EQ-10023'
            """);
        var lookups = await StartLookups(32);
        Assert.That(() => lookups[1], Throws.Exception);
        Assert.That((await lookups[0]).ByKey(Entity.Of<Skill>(), "GAS"), Is.Not.Null);
        Assert.That((await lookups[2]).ByKey(Entity.Of<JobType>(), "REPAIR"), Is.Not.Null);
        Assert.That((await lookups[3]).ByKey(Entity.Of<User>(), "T07"), Is.Not.Null);
    }

    /// <summary>Starts a lookup of a skill, which is blocked, and then lookups of a project, a job type and a user.</summary>
    private async Task<Task<Snapshot>[]> StartLookups(int most)
    {
        var services = (await TestApi.Running).Services;
        var (source, reader) = (services.GetRequiredService<NpgsqlDataSource>(), services.GetRequiredService<LookupReader>());
        var store = new BatchingStore(new(_tenant.Id, source, EntityModel.Contract, reader, new(source)),
            new(most, MaxConcurrentBatches: 1));
        await using var rival = await OpenTransaction.Begin(TestDatabase.OwnerConnectionString, _tenant.Id);
        await rival.Run("lock table skill in access exclusive mode");
        return [Find<Skill>("GAS"), Find<Project>("EQ-10023"), Find<JobType>("REPAIR"), Find<User>("T07")];

        Task<Snapshot> Find<T>(string key) where T : EntityRecord => store.Find(
            lookup =>
            {
                lookup.For<T>().Add(null, key);
                lookup.For<T>().AllColumns = true;
            },
            CancellationToken.None);
    }
}
