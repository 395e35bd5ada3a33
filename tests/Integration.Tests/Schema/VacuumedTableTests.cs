using Dapper;
using Npgsql;
using WorkOrders.Infrastructure.Connections;
using WorkOrders.Infrastructure.Schema;
using WorkOrders.Integration.Tests.Access;

namespace WorkOrders.Integration.Tests.Schema;

/// <summary>The statistics of a table for which vacuum has recorded many pages and no rows, after a large rollback.</summary>
public sealed class VacuumedTableTests
{
    private const int Rows = 5000;

    private const string Insert = """
        insert into skill (tenant_id, id, code, name)
        select tenant.id, gen_random_uuid(), gen_random_uuid()::text, 'new' from tenant, generate_series(1, 5000)
        """;

    private const string Vacuum = "vacuum (truncate off, skip_locked) skill";

    private static readonly Dictionary<string, long> Written = new() { ["skill"] = Rows };

    private TemporaryDatabase _database = null!;
    private NpgsqlDataSource _application = null!;
    private NpgsqlConnection _connection = null!;

    [SetUp]
    public async Task RollBackManyRows()
    {
        _database = await TemporaryDatabase.CreateMigrated();
        _application = NpgsqlDataSource.Create(DatabaseConnection.Parse(_database.ConnectionString, null).Application);
        _connection = await _application.OpenConnectionAsync();
        await _database.Run("alter table skill set (autovacuum_enabled = off)");
        await _database.Run("insert into tenant (id, name) values (gen_random_uuid(), 'acme')");
        await _database.Run($"begin; {Insert}; rollback");
        await _database.Run(Vacuum);
        Assert.That(await _database.Ask<int>("select relpages from pg_class where relname = 'skill'"), Is.GreaterThan(10));
        Assert.That(await EstimatedRows(), Is.Zero);
    }

    [TearDown]
    public async Task Drop()
    {
        await _connection.DisposeAsync();
        await _application.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Test]
    public async Task Committed_rows_are_counted()
    {
        await InsertAndCommit();
        await StatisticsRefresher.Analyze(_connection, CancellationToken.None);
        Assert.That(await EstimatedRows(), Is.EqualTo(Rows));
    }

    [Test]
    public async Task Committed_rows_are_counted_although_a_vacuum_that_did_not_see_them_ended_later()
    {
        await using var rival = new NpgsqlConnection(_database.ConnectionString);
        await rival.OpenAsync();
        await using (var transaction = await rival.BeginTransactionAsync())
        {
            await rival.ExecuteAsync(Insert);
            // Records no rows, like a vacuum that began before the commit and ended after it.
            await _database.Run(Vacuum);
            await transaction.CommitAsync();
        }
        await rival.ExecuteAsync("select pg_stat_force_next_flush()");
        Assert.That(await EstimatedRows(), Is.Zero);

        await StatisticsRefresher.Analyze(_connection, CancellationToken.None);

        Assert.That(await EstimatedRows(), Is.EqualTo(Rows));
    }

    [Test]
    public async Task Uncommitted_rows_are_counted()
    {
        await using var transaction = await _connection.BeginTransactionAsync();
        await _connection.ExecuteAsync(Insert);
        await StatisticsRefresher.Analyze(_connection, Written, CancellationToken.None);
        Assert.That(await EstimatedRows(), Is.EqualTo(Rows));
    }

    [Test]
    public async Task No_vacuum_forgets_uncommitted_rows()
    {
        // The number of rows survives the rollback, so the second transaction does not analyze the table.
        await _database.Run($"begin; {Insert}; analyze skill; rollback");
        await using var transaction = await _connection.BeginTransactionAsync();
        await _connection.ExecuteAsync(Insert);
        await StatisticsRefresher.Analyze(_connection, Written, CancellationToken.None);

        await _database.Run(Vacuum);

        Assert.That(await EstimatedRows(), Is.EqualTo(Rows));
    }

    [Test]
    public async Task Uncommitted_rows_are_counted_after_a_vacuum_that_was_running()
    {
        await using var transaction = await _connection.BeginTransactionAsync();
        await _connection.ExecuteAsync(Insert);
        await using (var vacuum = new NpgsqlConnection(_database.ConnectionString))
        {
            await vacuum.OpenAsync();
            await using var running = await vacuum.BeginTransactionAsync();
            await vacuum.ExecuteAsync("lock table skill in share update exclusive mode");
            await StatisticsRefresher.Analyze(_connection, Written, CancellationToken.None);
            Assert.That(await EstimatedRows(), Is.Zero);
        }

        await StatisticsRefresher.Analyze(_connection, Written, CancellationToken.None);

        Assert.That(await EstimatedRows(), Is.EqualTo(Rows));
    }

    [Test]
    public async Task A_table_with_many_committed_rows_can_be_vacuumed_during_an_import()
    {
        await InsertAndCommit();
        await StatisticsRefresher.Analyze(_connection, CancellationToken.None);
        await using var transaction = await _connection.BeginTransactionAsync();
        await _connection.ExecuteAsync(Insert);

        await StatisticsRefresher.Analyze(_connection, Written, CancellationToken.None);

        Assert.That(
            () => _database.Run("begin; set local lock_timeout = '5s'; lock table skill in share update exclusive mode; rollback"),
            Throws.Nothing);
    }

    /// <summary>Inserts rows, and makes PostgreSQL count them at once instead of when the session ends.</summary>
    private Task InsertAndCommit() => _database.Run($"{Insert}; select pg_stat_force_next_flush()");

    private Task<float> EstimatedRows() => _database.Ask<float>("select reltuples from pg_class where relname = 'skill'");
}
