using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Application.References;
using WorkOrders.Infrastructure.Batching;
using WorkOrders.Infrastructure.Reading;
using WorkOrders.Integration.Tests.Changes;

namespace WorkOrders.Integration.Tests.Concurrency;

/// <summary>Those who look at what one tenant stores while another look is under way look together.</summary>
[Exclusive]
public sealed class CoalescingLookTests
{
    private TestTenant _tenant = null!;

    [SetUp]
    public async Task Create() => _tenant = await TestTenant.Create();

    [TearDown]
    public void Forget() => _tenant.Dispose();

    [TestCase(32, 2)]
    [TestCase(1, 4)]
    public async Task They_see_the_same_if_they_may(int most, int looks)
    {
        var seen = await Task.WhenAll(await LookAtOnce(most));
        Assert.That(seen.Distinct().Count(), Is.EqualTo(looks));
        Assert.That(seen[2].ByKey(Entity.Of<JobType>(), "REPAIR"), Is.Not.Null);
    }

    [Test]
    public async Task A_row_that_cannot_be_read_fails_only_who_names_it()
    {
        await _tenant.Run("update project set back_office_timestamp = '-infinity' where tenant_id = @tenant and reference_back_office = 'EQ-10023'");
        var looks = await LookAtOnce(32);
        Assert.That(() => looks[1], Throws.Exception);
        Assert.That((await looks[0]).ByKey(Entity.Of<Skill>(), "GAS"), Is.Not.Null);
        Assert.That((await looks[2]).ByKey(Entity.Of<JobType>(), "REPAIR"), Is.Not.Null);
        Assert.That((await looks[3]).ByKey(Entity.Of<User>(), "T07"), Is.Not.Null);
    }

    /// <summary>Looks at a skill, which is held up, and meanwhile at a project, a job type and a user.</summary>
    private async Task<Task<Snapshot>[]> LookAtOnce(int most)
    {
        var services = (await TestApi.Running).Services;
        var (source, reader) = (services.GetRequiredService<NpgsqlDataSource>(), services.GetRequiredService<LookupReader>());
        var store = new BatchingStore(new(_tenant.Id, source, EntityModel.Contract, reader, new(source)), new(most, MaxConcurrentBatches: 1));
        await using var rival = await OpenWrite.Begin(TestDatabase.OwnerConnectionString, _tenant.Id);
        await rival.Run("lock table skill in access exclusive mode");
        return [Look<Skill>("GAS"), Look<Project>("EQ-10023"), Look<JobType>("REPAIR"), Look<User>("T07")];

        Task<Snapshot> Look<T>(string key) where T : EntityRecord => store.Find(
            lookup =>
            {
                lookup.For<T>().Add(null, key);
                lookup.For<T>().Whole = true;
            },
            CancellationToken.None);
    }
}
