using Dapper;
using Npgsql;

namespace WorkOrders.Integration.Tests.Schema;

/// <summary>The migrated database keeps every rule of the schema, and each rule is able to fail.</summary>
[Exclusive]
internal sealed class SchemaRuleTests
{
    private NpgsqlConnection _database = null!;

    [OneTimeSetUp]
    public async Task Connect()
    {
        await TestApi.Running; // has migrated it
        _database = new NpgsqlConnection(TestDatabase.OwnerConnectionString);
        await _database.OpenAsync();
    }

    [OneTimeTearDown]
    public async Task Disconnect() => await _database.DisposeAsync();

    private static IEnumerable<TestCaseData> Rules => SchemaRules.All.Select(rule => new TestCaseData(rule).SetArgDisplayNames(rule.Name));

    [TestCaseSource(nameof(Rules))]
    public async Task The_schema_keeps(SchemaRule rule) => Assert.That(await Offenders(rule), Is.Empty);

    [TestCaseSource(nameof(Rules))]
    public async Task A_schema_that_did_not_would_be_named(SchemaRule rule)
    {
        await using var undone = await _database.BeginTransactionAsync();
        await _database.ExecuteAsync(rule.Breach);

        Assert.That(await Offenders(rule), Has.Some.StartsWith(rule.Named));
    }

    private Task<IEnumerable<string>> Offenders(SchemaRule rule) => _database.QueryAsync<string>(rule.Sql);
}
