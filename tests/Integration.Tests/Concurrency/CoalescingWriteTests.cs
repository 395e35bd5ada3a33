using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Application.Requests;
using WorkOrders.Infrastructure.Batching;
using WorkOrders.Infrastructure.Connections;
using WorkOrders.Infrastructure.Reading;
using WorkOrders.Infrastructure.Writing;

namespace WorkOrders.Integration.Tests.Concurrency;

/// <summary>Those who write while another write of their tenant is under way write together.</summary>
[Exclusive]
public sealed class CoalescingWriteTests
{
    [Test]
    public async Task What_cannot_be_sent_leaves_nothing_of_those_it_goes_with_and_fails_alone()
    {
        using var tenant = await TestTenant.Create();
        var services = (await TestApi.Running).Services;
        var (source, reader) = (services.GetRequiredService<NpgsqlDataSource>(), services.GetRequiredService<LookupReader>());
        var store = new BatchingStore(new(tenant.Id, source, EntityModel.Contract, reader, new(source)), new(32, MaxConcurrentBatches: 1));
        using var underWay = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        var first = Task.Run(() => store.Write(
            Skill("FIRST", skill =>
            {
                underWay.Set();
                goOn.Wait(TimeSpan.FromSeconds(10));
                return skill;
            }),
            alone: false));
        underWay.Wait(TimeSpan.FromSeconds(10));
        var (good, bad) = (Skill("GOOD", skill => skill), Skill("BAD", _ => throw new InvalidOperationException("cannot be sent")));
        Task[] together = [store.Write(good, alone: false), store.Write(bad, alone: false)];
        goOn.Set();

        await first;
        foreach (var write in together)
        {
            Assert.That(() => write, Throws.TypeOf<BatchFailedException>());
        }
        await store.Write(good, alone: true);
        Assert.That(() => store.Write(bad, alone: true), Throws.InvalidOperationException);
        Assert.That(await tenant.Ask<string>("select string_agg(code, ' ' order by code) from skill where tenant_id = @tenant and code in ('FIRST', 'GOOD', 'BAD')"), Is.EqualTo("FIRST GOOD"));
    }

    private static ChangeSet Skill(string code, Func<Skill, Skill> send)
    {
        var skill = new Skill { Id = Guid.CreateVersion7(), Code = code, Name = "New" };
        var writes = new ChangeSet(RequestOrigin.None);
        writes.Inserts.Add(new(Entity.Of<Skill>(), skill.Id!.Value, code, skill, () => send(skill)));
        return writes;
    }
}
