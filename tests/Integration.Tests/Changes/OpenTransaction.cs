using Dapper;
using Npgsql;

namespace WorkOrders.Integration.Tests.Changes;

/// <summary>
/// A transaction that writes skills, each with its entry in the change feed, as the API does. It stays open until the test ends it.
/// </summary>
internal sealed class OpenTransaction : IAsyncDisposable
{
    private const string InsertChange = """
        insert into change_pending (tenant_id, entity, row_id, key, row_version, operation, fields, origin)
        select tenant_id, 'skill', id, code, row_version, @operation, case @operation when 'updated' then array['name'] end, @origin
        from written
        """;

    private const string InsertSkill = $"""
        with written as (
            insert into skill (tenant_id, id, code, name) values (@tenant, @id, @id::text, 'new')
            returning tenant_id, id, code, row_version)
        {InsertChange}
        returning row_version
        """;

    private const string UpdateSkill = $"""
        with written as (
            update skill set name = 'v' || (row_version + 1), row_version = row_version + 1 where tenant_id = @tenant and id = @id
            returning tenant_id, id, code, row_version)
        {InsertChange}
        returning row_version
        """;

    private const string DeleteSkill = $"""
        with written as (
            delete from skill where tenant_id = @tenant and id = @id
            returning tenant_id, id, code, row_version + 1 as row_version)
        {InsertChange}
        returning row_version
        """;

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly Guid _tenant;

    private OpenTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid tenant) =>
        (_connection, _transaction, _tenant) = (connection, transaction, tenant);

    /// <summary>The id of the server process of this session.</summary>
    public int ProcessId => _connection.ProcessID;

    /// <summary>The origin recorded with each change.</summary>
    public string? Origin { get; init; }

    /// <summary>The writes so far: row, version and operation.</summary>
    public List<(Guid Row, long Version, string Operation)> Writes { get; } = [];

    /// <summary>Opens a connection and begins a transaction.</summary>
    public static async Task<OpenTransaction> Begin(string connectionString, Guid tenant, string? origin = null)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        return new(connection, await connection.BeginTransactionAsync(), tenant) { Origin = origin };
    }

    /// <summary>Runs a write in a separate transaction and commits it.</summary>
    public static async Task WriteAndCommit(string connectionString, Guid tenant, Func<OpenTransaction, Task> write, string? origin = null)
    {
        await using var transaction = await Begin(connectionString, tenant, origin);
        await write(transaction);
        await transaction.Commit();
    }

    /// <summary>Assigns the transaction id before the first write.</summary>
    public Task AssignTransactionId() => Run("select pg_current_xact_id()");

    /// <summary>Executes any statement in the transaction.</summary>
    public Task Run(string sql) => _connection.ExecuteAsync(sql);

    public Task Create(Guid row) => Write(InsertSkill, row, "created");

    public Task Update(Guid row) => Write(UpdateSkill, row, "updated");

    public Task Delete(Guid row) => Write(DeleteSkill, row, "deleted");

    public Task Commit() => _transaction.CommitAsync();

    public Task RollBack() => _transaction.RollbackAsync();

    /// <summary>
    /// Rolls the transaction back unless it has ended. Must be called only once: Npgsql reuses the transaction object for the next user of
    /// the pooled connection.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task Write(string sql, Guid id, string operation) =>
        Writes.Add((id, await _connection.ExecuteScalarAsync<long>(sql, new { tenant = _tenant, id, operation, Origin }), operation));
}
