using Dapper;
using Npgsql;

namespace WorkOrders.Integration.Tests.Changes;

/// <summary>A transaction that writes skills as the program writes rows, each with its line of the change feed, and is held open until the test says so.</summary>
internal sealed class OpenTransaction : IAsyncDisposable
{
    private const string Tell = """
        insert into change_pending (tenant_id, entity, row_id, key, row_version, operation, fields, origin)
        select tenant_id, 'skill', id, code, row_version, @operation, case @operation when 'updated' then array['name'] end, @origin from written
        """;

    private const string Insert = $"""
        with written as (insert into skill (tenant_id, id, code, name) values (@tenant, @id, @id::text, 'new') returning tenant_id, id, code, row_version)
        {Tell}
        returning row_version
        """;

    private const string Change = $"""
        with written as (
            update skill set name = 'v' || (row_version + 1), row_version = row_version + 1 where tenant_id = @tenant and id = @id
            returning tenant_id, id, code, row_version)
        {Tell}
        returning row_version
        """;

    private const string Remove = $"""
        with written as (delete from skill where tenant_id = @tenant and id = @id returning tenant_id, id, code, row_version + 1 as row_version)
        {Tell}
        returning row_version
        """;

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly Guid _tenant;

    private OpenTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid tenant) => (_connection, _transaction, _tenant) = (connection, transaction, tenant);

    /// <summary>The server process of its session.</summary>
    public int ProcessId => _connection.ProcessID;

    /// <summary>What the system that writes calls itself.</summary>
    public string? Origin { get; init; }

    /// <summary>The writes so far: row, version and operation.</summary>
    public List<(Guid Row, long Version, string Operation)> Writes { get; } = [];

    /// <summary>Begins one.</summary>
    public static async Task<OpenTransaction> Begin(string connectionString, Guid tenant, string? origin = null)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        return new(connection, await connection.BeginTransactionAsync(), tenant) { Origin = origin };
    }

    /// <summary>Writes one row and commits.</summary>
    public static async Task WriteAndCommit(string connectionString, Guid tenant, Func<OpenTransaction, Task> write, string? origin = null)
    {
        await using var transaction = await Begin(connectionString, tenant, origin);
        await write(transaction);
        await transaction.Commit();
    }

    /// <summary>Takes its transaction id now, as whatever it might write first would.</summary>
    public Task AssignTransactionId() => Run("select pg_current_xact_id()");

    /// <summary>Runs any statement in it.</summary>
    public Task Run(string sql) => _connection.ExecuteAsync(sql);

    public Task Create(Guid row) => Write(Insert, row, "created");

    public Task Update(Guid row) => Write(Change, row, "updated");

    public Task Delete(Guid row) => Write(Remove, row, "deleted");

    public Task Commit() => _transaction.CommitAsync();

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task Write(string sql, Guid id, string operation) =>
        Writes.Add((id, await _connection.ExecuteScalarAsync<long>(sql, new { tenant = _tenant, id, operation, Origin }), operation));
}
