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

/// <summary>Writes of one tenant that arrive while another write runs are combined.</summary>
[Exclusive]
public sealed class CoalescedWriteTests
{
    [Test]
    public async Task A_write_that_cannot_be_sent_fails_its_batch_once_and_then_fails_alone()
    {
        using var tenant = await TestTenant.Create();
        var services = (await TestApi.Running).Services;
        var (source, reader) = (services.GetRequiredService<NpgsqlDataSource>(), services.GetRequiredService<LookupReader>());
        var store = new BatchingStore(new(tenant.Id, source, EntityModel.Contract, reader, new(source)), new(32, MaxConcurrentBatches: 1));
        using var started = new ManualResetEventSlim();
        using var proceed = new ManualResetEventSlim();
        var first = Task.Run(() => store.Write(
            Skill("FIRST", skill =>
            {
                started.Set();
                proceed.Wait(TimeSpan.FromSeconds(10));
                return skill;
            }),
            alone: false));
        started.Wait(TimeSpan.FromSeconds(10));
        var (good, bad) = (Skill("GOOD", skill => skill), Skill("BAD", _ => throw new InvalidOperationException("cannot be sent")));
        Task[] combined = [store.Write(good, alone: false), store.Write(bad, alone: false)];
        proceed.Set();

        await first;
        foreach (var write in combined)
        {
            Assert.That(() => write, Throws.TypeOf<BatchFailedException>());
        }
        await store.Write(good, alone: true);
        Assert.That(() => store.Write(bad, alone: true), Throws.InvalidOperationException);
        var stored = await tenant.Ask<string>(
            "select string_agg(code, ' ' order by code) from skill where tenant_id = @tenant and code in ('FIRST', 'GOOD', 'BAD')");
        Assert.That(stored, Is.EqualTo("FIRST GOOD"));
    }

    private static ChangeSet Skill(string code, Func<Skill, Skill> send)
    {
        var skill = new Skill { Id = Guid.CreateVersion7(), Code = code, Name = "New" };
        var writes = new ChangeSet(RequestOrigin.None);
        writes.Inserts.Add(new(Entity.Of<Skill>(), skill.Id!.Value, code, skill, () => send(skill)));
        return writes;
    }
}
