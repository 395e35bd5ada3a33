using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Application.References;
using WorkOrders.Infrastructure.Reading;
using WorkOrders.Integration.Tests.MasterData;
using WorkOrders.Integration.Tests.WorkOrders;

namespace WorkOrders.Integration.Tests.References;

/// <summary>A lookup finds which rows refer to a row, by any reference of any entity.</summary>
public sealed class ReferrersTests
{
    private TestTenant _tenant = null!;

    private static IEnumerable<TestCaseData> Entities => EntityModel.Contract.Entities
        .Select(entity => new TestCaseData(entity).SetArgDisplayNames(entity.Name));

    [SetUp]
    public async Task Start() => _tenant = await TestTenant.Create();

    [TearDown]
    public void Stop() => _tenant.Dispose();

    [TestCaseSource(nameof(Entities))]
    public async Task Every_reference_to_an_entity_is_found(Entity entity)
    {
        await _tenant.PostCreated(Sample.SuggestedOrder().With("_parent_job", Sample.Order()));
        foreach (var reference in EntityModel.Contract.ReferencesTo(entity))
        {
            var referred = await _tenant.Ask<Guid?>($"""
                select {reference.Id} from "{reference.Owner}" where tenant_id = @tenant and {reference.Id} is not null limit 1
                """);
            if (referred is { } id)
            {
                var expected = await _tenant.Ask<int>($"""
                    select count(*) from "{reference.Owner}" where tenant_id = @tenant and {reference.Id} = '{id}' and id <> '{id}'
                    """);
                var found = (await Find(entity, id, null)).SingleOrDefault(each => each.Reference == reference);
                Assert.That(found?.Count ?? 0, Is.EqualTo(expected), $"{reference.Owner}.{reference.Id}");
                Assert.That(found?.Keys ?? [], Has.Count.EqualTo(Math.Min(expected, 3)).And.All.Not.Empty);
            }
        }
    }

    [Test]
    public async Task Rows_are_named_by_their_key_their_number_or_their_id()
    {
        await _tenant.PostCreated(Sample.SuggestedOrder().With("skill_code", "GAS").With("reference_back_office", "WO-2"));
        var number = (await _tenant.PostCreated(Sample.Order().With("skill_code", "GAS").Without("reference_back_office")))["id2"];
        Assert.That(Text(await Find(Entity.Of<Skill>(), null, "GAS")), Is.EqualTo(new[] { $"jobs.skill_id 2: {number}, WO-2" }));

        var order = await _tenant.Ask<Guid>("select id from jobs where tenant_id = @tenant and reference_back_office = 'WO-2'");
        var entry = await _tenant.Ask<Guid>("select id from job_planning where tenant_id = @tenant");
        Assert.That(Text(await Find(EntityModel.Contract["jobs"], order, null)), Is.EqualTo(new[] { $"job_planning.jobs_id 1: {entry}" }));
    }

    [Test]
    public async Task At_most_ten_thousand_rows_are_counted()
    {
        await _tenant.Run("""
            insert into contact (tenant_id, id, reference_back_office, lastname, company_id)
            select @tenant, gen_random_uuid(), 'X' || n, 'Many', c.id
            from company c, generate_series(1, 10010) n where c.tenant_id = @tenant and c.code = 'C-310'
            """);
        var contacts = (await Find(Entity.Of<Company>(), null, "C-310")).Single(each => each.Reference.Owner == Entity.Of<Contact>());
        Assert.That(contacts.Count, Is.EqualTo(10_001));
    }

    [Test]
    public async Task A_row_that_is_asked_for_in_two_ways_is_answered_once()
    {
        await _tenant.PostCreated(Sample.Order().With("skill_code", "GAS"));
        var gas = (await _tenant.Read<Skill>("GAS"))!;
        var found = await _tenant.Find(lookup =>
        {
            lookup.Ask(new ReferrersQuestion(Entity.Of<Skill>(), gas.Id, null));
            lookup.Ask(new ReferrersQuestion(Entity.Of<Skill>(), null, "GAS"));
        });
        Assert.That(found.AnswersAbout<Referrers>(gas.Id!.Value).Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Nothing_refers_to_an_unknown_row_or_to_one_of_another_tenant()
    {
        using var other = await TestTenant.Create();
        await other.PostCreated(Sample.Order().With("skill_code", "GAS"));
        Assert.That(await Find(Entity.Of<Skill>(), null, "GAS"), Is.Empty);
        Assert.That(await Find(Entity.Of<Skill>(), null, "UNKNOWN"), Is.Empty);
        Assert.That(await Find(Entity.Of<Skill>(), Guid.CreateVersion7(), null), Is.Empty);
    }

    [Test]
    public void The_statement_reads_referring_rows_only_if_the_lookup_asks_for_them()
    {
        var statements = new LookupStatements(ReferrersBranch.ForEach(EntityModel.Contract));
        var lookup = new Lookup();
        lookup.For<Skill>().Add(Guid.CreateVersion7(), "GAS");
        Assert.That(statements.For(lookup, Guid.CreateVersion7()).Statement.NamedSql, Does.Not.Contain("referrers"));

        lookup.Ask(new ReferrersQuestion(Entity.Of<Skill>(), null, "GAS"));
        Assert.That(statements.For(lookup, Guid.CreateVersion7()).Statement.NamedSql,
            Does.Contain("referrers of skill").And.Not.Contain("referrers of company"));
    }

    private static IEnumerable<string> Text(IEnumerable<Referrers> referrers) => referrers.Select(each =>
        $"{each.Reference.Owner}.{each.Reference.Id} {each.Count}: {string.Join(", ", each.Keys)}");

    private async Task<IReadOnlyList<Referrers>> Find(Entity entity, Guid? id, string? key)
    {
        var found = await _tenant.Find(lookup => lookup.Ask(new ReferrersQuestion(entity, id, key)));
        return [.. found.Answers.OfType<Referrers>()];
    }
}
