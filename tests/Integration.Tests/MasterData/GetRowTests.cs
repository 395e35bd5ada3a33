using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Application.MasterData.Get;
using WorkOrders.Application.References;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Integration.Tests.MasterData;

/// <summary>A row of any entity is read by its id or key: all its columns, and the keys of the rows that it refers to.</summary>
public sealed class GetRowTests
{
    private TestTenant _tenant = null!;

    private static IEnumerable<TestCaseData> Entities => EntityModel.Contract.Entities.Where(entity => !entity.IsAggregate)
        .Select(entity => new TestCaseData(entity).SetArgDisplayNames(entity.Name));

    [OneTimeSetUp]
    public async Task Start()
    {
        _tenant = await TestTenant.Create();
        await _tenant.Run("""
            insert into equipment_model (tenant_id, id, code, name, translations)
            values (@tenant, gen_random_uuid(), 'TRANSLATED', 'Boiler',
                '[{"field_name": "name", "language_code": "nl", "value_translated": "Ketel"}]')
            """);
    }

    [OneTimeTearDown]
    public void Stop() => _tenant.Dispose();

    [TestCaseSource(nameof(Entities))]
    public async Task Every_column_and_key_is_read(Entity entity)
    {
        foreach (var stored in (await StoredRows(entity)).Take(20))
        {
            var byId = await _tenant.Send(new GetRowQuery(entity, new(stored.Id, null)));
            var byKey = await _tenant.Send(new GetRowQuery(entity, new(null, entity.KeyOf(stored))));
            foreach (var row in new[] { byId!, byKey! })
            {
                Assert.That(entity.Columns.Where(column => !Row.AreSame(column.Get(row), column.Get(stored))), Is.Empty, row.ToString());
                Assert.That(row.RowVersion, Is.Positive);
                foreach (var reference in entity.References.Where(reference => reference is { Key: not null, IsStored: true }))
                {
                    var target = (await StoredRows(reference.Target)).FirstOrDefault(other => other.Id.Equals(reference.Id.Get(row)));
                    Assert.That(reference.Key!.Get(row), Is.EqualTo(target is null ? null : reference.Target.KeyOf(target)));
                }
            }
        }
    }

    [Test]
    public async Task A_list_is_read()
    {
        var model = await _tenant.Read<EquipmentModel>("TRANSLATED");
        Assert.That(model!.Translations!.Single().ValueTranslated, Is.EqualTo("Ketel"));
    }

    [TestCaseSource(nameof(Entities))]
    public async Task An_unknown_address_has_no_row(Entity entity)
    {
        RowAddress[] unknown = [new(Guid.CreateVersion7(), null), new(null, "UNKNOWN"), new(null, "NUL\0"), new(null, "")];
        foreach (var address in unknown)
        {
            Assert.That(await _tenant.Send(new GetRowQuery(entity, address)), Is.Null);
        }
    }

    [Test]
    public async Task A_row_of_another_tenant_is_not_read()
    {
        using var other = await TestTenant.Create();
        await other.Run("insert into skill (tenant_id, id, code, name) values (@tenant, gen_random_uuid(), 'OTHERS', 'Others')");
        Assert.That(await other.Read<Skill>("OTHERS"), Is.Not.Null);
        Assert.That(await _tenant.Read<Skill>("OTHERS"), Is.Null);
        var id = await other.Ask<Guid>("select id from skill where tenant_id = @tenant and code = 'OTHERS'");
        Assert.That(await _tenant.Send(new GetRowQuery(Entity.Of<Skill>(), new(id, null))), Is.Null);
    }

    [Test]
    public async Task Concurrent_reads_each_get_their_own_row()
    {
        var skills = (await StoredRows(Entity.Of<Skill>())).Cast<Skill>().ToList();
        var addresses = skills.Select(skill => (Address: new RowAddress(skill.Id, null), skill.Code))
            .Concat(skills.Select(skill => (Address: new RowAddress(null, skill.Code), skill.Code)))
            .Append((Address: new(null, "UNKNOWN"), Code: null)).ToList();
        var read = await Task.WhenAll(Enumerable.Range(0, 10).SelectMany(_ => addresses)
            .Select(async asked => (((Skill?)await _tenant.Send(new GetRowQuery(Entity.Of<Skill>(), asked.Address)))?.Code, asked.Code)));
        Assert.That(read.Where(answer => answer.Item1 != answer.Item2), Is.Empty);
    }

    [Test]
    public async Task A_work_order_is_read_by_its_key_as_by_its_id()
    {
        var order = Sample.SuggestedOrder();
        var created = await _tenant.Post(order);
        var byKey = await Read(new(null, order["reference_back_office"]!.ToString()));
        var byId = await Read(new(Guid.Parse(created["id"]!), null));
        Assert.That(byKey! with { JobPlanning = null }, Is.EqualTo(byId! with { JobPlanning = null }));
        Assert.That(byKey.JobPlanning, Has.Count.EqualTo(1).And.EqualTo(byId.JobPlanning));
        Assert.That(await Read(new(null, "UNKNOWN")), Is.Null);

        async Task<Job?> Read(RowAddress address) => (Job?)await _tenant.Send(new GetRowQuery(Entity.Of<Job>(), address));
    }

    [Test]
    public async Task Reading_writes_nothing()
    {
        var before = await _tenant.Snapshot();
        await _tenant.Read<Project>("EQ-10023");
        Assert.That(await _tenant.Snapshot(), Is.EqualTo(before));
    }

    /// <summary>Returns the rows of an entity as JSON from the database, without its select list.</summary>
    private async Task<IReadOnlyList<EntityRecord>> StoredRows(Entity entity)
    {
        var json = await _tenant.Ask<string>($"""
            select coalesce(json_agg(t), '[]')::text from (
                select * from {Table.Quote(entity.Name)} {(entity.IsShared ? "" : "where tenant_id = @tenant")} order by id) t
            """);
        return [.. System.Text.Json.Nodes.JsonNode.Parse(json!)!.AsArray()
            .Select(row => (EntityRecord)RowJson.Read(entity, row!.ToJsonString()))];
    }
}
