using Dapper;
using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Infrastructure.Connections;
using WorkOrders.Infrastructure.Lists;
using WorkOrders.Integration.Tests.Access;

namespace WorkOrders.Integration.Tests.Lists;

/// <summary>The search for words in master data.</summary>
public sealed class SearchTests
{
    private static readonly Guid Tenant = Guid.NewGuid();
    private static readonly Guid OtherTenant = Guid.NewGuid();

    private TemporaryDatabase _database = null!;
    private NpgsqlConnection _connection = null!;

    [OneTimeSetUp]
    public async Task CreateDatabase()
    {
        _database = await TemporaryDatabase.CreateMigrated();
        await _database.Run($"insert into tenant (id, name) values ('{Tenant}', 'one'), ('{OtherTenant}', 'two')");
        _connection = new(DatabaseConnection.Parse(_database.ConnectionString, null).Application);
        await Insert(Entity.Of<Skill>(), Tenant, (Field("Name"), "Wand-Thermostat"),
            (Field("Description"), "Größe\nMax. 2 Stück, 50%_Rabatt, it's in C:\\Temp; a.b (zq) 🔧 ΟΔΟΣ, άνεμος"));
    }

    [OneTimeTearDown]
    public async Task DropDatabase()
    {
        await _connection.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static IEnumerable<TestCaseData> SearchedFields =>
        from entity in EntityModel.Contract.Entities
        where entity.IsWritable && !entity.IsAggregate
        from column in entity.Columns
        where column == entity.Key || column.Property.Name is "Name" or "Firstname" or "Lastname" or "Username" or "Description"
        select new TestCaseData(entity, column);

    [TestCaseSource(nameof(SearchedFields))]
    public async Task Rows_are_found_by_their_keys_names_and_descriptions(Entity entity, Field field)
    {
        var value = $"Q{Guid.NewGuid():N}";
        var id = await Insert(entity, Tenant, (field, value));
        await Insert(entity, Tenant, (field, $"Q{Guid.NewGuid():N}"));
        await Insert(entity, OtherTenant, (field, value));

        Assert.That(await Find(entity, value[..20]), Is.EqualTo(new[] { id }));
    }

    [Test]
    public async Task Countries_are_found_by_tenants_too() =>
        Assert.That(await Find(Entity.Of<Country>(), "belgi"), Has.Length.EqualTo(1));

    [TestCase("thermo")]
    [TestCase("MOSTAT")]
    [TestCase("wand thermostat")]
    [TestCase("  thermostat,\twand  ")]
    [TestCase("wand & thermostat")]
    [TestCase("(thermostat)")]
    [TestCase("wa")]
    [TestCase("ma 2")]
    [TestCase("größe")]
    [TestCase("GRÖßE")]
    [TestCase("gro\u0308ße", TestName = "An umlaut of two code points")]
    [TestCase("50%_rabatt")]
    [TestCase("c:\\temp")]
    [TestCase("it's")]
    [TestCase("b")]
    [TestCase("zq")]
    [TestCase("te thermostat")]
    [TestCase("οδος", TestName = "A final sigma for a capital one")]
    [TestCase("ΆΝΕΜΟΣ", TestName = "A capital sigma for a final one")]
    [TestCase("δοσ", TestName = "A sigma at the end of a part of a word")]
    [TestCase("🔧", TestName = "An emoji")]
    [TestCase("🔧 thermostat", TestName = "An emoji and a word")]
    [TestCase("(", TestName = "Punctuation alone")]
    [TestCase("thermostat **", TestName = "Punctuation next to a word")]
    public async Task A_row_is_found_if_every_word_occurs(string query) => Assert.That(await Find(Entity.Of<Skill>(), query), Is.Not.Empty);

    [TestCase("thermostat boiler")]
    [TestCase("an")]
    [TestCase("q")]
    [TestCase("οδον", TestName = "Another letter for a sigma")]
    [TestCase("🔩 thermostat", TestName = "Another emoji")]
    [TestCase("[a-z]", TestName = "A regular expression")]
    [TestCase(".", TestName = "Any character")]
    [TestCase("grosse")]
    [TestCase("grö\u0301ße", TestName = "Another accent")]
    [TestCase("50__rabatt")]
    [TestCase("wand%stat")]
    [TestCase("'; drop table skill; --")]
    [TestCase("& | ! <->")]
    [TestCase("")]
    public async Task A_row_is_not_found_if_a_word_does_not_occur_or_there_is_none(string query) =>
        Assert.That(await Find(Entity.Of<Skill>(), query), Is.Empty);

    [Test]
    public async Task The_key_ranks_before_names_and_names_before_descriptions()
    {
        var word = $"R{Guid.NewGuid():N}";
        var skill = Entity.Of<Skill>();
        var described = await Insert(skill, Tenant, (Field("Description"), $"like {word}"));
        var key = await Insert(skill, Tenant, (Field("Code"), word));
        var named = await Insert(skill, Tenant, (Field("Name"), $"see {word}"));
        var partOfKey = await Insert(skill, Tenant, (Field("Code"), $"{word}-2"));

        Assert.That(
            await Ranks(skill, word.ToLowerInvariant()),
            Is.EquivalentTo(new[] { (key, 1f), (named, 0.75f), (partOfKey, 0.75f), (described, 0.5f) }));
    }

    [Test]
    public void Planning_entries_cannot_be_searched() =>
        Assert.That(() => Search.Sql(Entity.Of<Application.WorkOrders.JobPlanning>(), "@tenant", "@query"), Throws.ArgumentException);

    private static Field Field(string property) => Entity.Of<Skill>().FieldOf(property);

    private async Task<Guid[]> Find(Entity entity, string query) => [.. (await Ranks(entity, query)).Select(row => row.Id)];

    private async Task<IEnumerable<(Guid Id, float Rank)>> Ranks(Entity entity, string query) =>
        await _connection.QueryAsync<(Guid, float)>(
            $"select id, rank from {Search.Sql(entity, "@tenant", "@query")}", new { tenant = Tenant, query });

    /// <summary>Inserts a row that has only the given texts and what it requires.</summary>
    private async Task<Guid> Insert(Entity entity, Guid tenant, params IEnumerable<(Field Field, string Value)> texts)
    {
        var values = entity.Columns.Where(column => column.IsRequired)
            .ToDictionary(column => column.Name, object (column) => column.Kind switch
            {
                FieldKind.Integer => 1,
                FieldKind.Date => new DateOnly(2026, 5, 1),
                FieldKind.TimeOfDay => new TimeOnly(7, 30),
                FieldKind.Instant => DateTime.UnixEpoch.AddDays(column.Name.EndsWith("_to", StringComparison.Ordinal) ? 1 : 0),
                _ => $"{Guid.NewGuid():N}",
            });
        foreach (var reference in entity.References.Where(reference => reference.IsRequired))
        {
            values[reference.Id.Name] = await Insert(reference.Target, tenant);
        }
        foreach (var (field, value) in texts)
        {
            values[field.Name] = value;
        }
        (values["tenant_id"], values["id"]) = (tenant, Guid.CreateVersion7());
        if (entity.SequentialNumber is { } number)
        {
            values[number.Name] = Random.Shared.Next();
        }
        await _connection.ExecuteAsync(
            $"""
            insert into "{entity.Name}" ({string.Join(", ", values.Keys)})
            values ({string.Join(", ", values.Keys.Select(name => $"@{name}"))})
            """,
            new DynamicParameters(values));
        return (Guid)values["id"];
    }
}
