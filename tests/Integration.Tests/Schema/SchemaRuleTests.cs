using Dapper;
using Npgsql;

namespace WorkOrders.Integration.Tests.Schema;

/// <summary>The migrated database follows every schema rule, and each rule can detect a violation.</summary>
[Exclusive]
internal sealed class SchemaRuleTests
{
    private NpgsqlConnection _database = null!;

    [OneTimeSetUp]
    public async Task Connect()
    {
        await TestApi.Running; // Migrates the database.
        _database = new NpgsqlConnection(TestDatabase.OwnerConnectionString);
        await _database.OpenAsync();
    }

    [OneTimeTearDown]
    public async Task Disconnect() => await _database.DisposeAsync();

    private static IEnumerable<TestCaseData> Rules => SchemaRules.All.Select(rule => new TestCaseData(rule).SetArgDisplayNames(rule.Name));

    [TestCaseSource(nameof(Rules))]
    public async Task The_schema_follows_the_rule(SchemaRule rule) => Assert.That(await Violations(rule), Is.Empty);

    [TestCaseSource(nameof(Rules))]
    public async Task A_schema_that_breaks_the_rule_is_detected(SchemaRule rule)
    {
        await using var transaction = await _database.BeginTransactionAsync();
        await _database.ExecuteAsync(rule.BreakingStatement);

        Assert.That(await Violations(rule), Has.Some.StartsWith(rule.ExpectedViolation));
    }

    private Task<IEnumerable<string>> Violations(SchemaRule rule) => _database.QueryAsync<string>(rule.Sql);
}
