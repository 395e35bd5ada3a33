using Npgsql;
using NpgsqlTypes;
using WorkOrders.Application.Requests;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Writing;

/// <summary>Inserts many rows with binary COPY.</summary>
internal static class RowCopy
{
    /// <summary>Inserts rows of one table.</summary>
    public static async Task Rows(NpgsqlConnection connection, Guid tenant, Table table, IEnumerable<object> rows)
    {
        await using var importer = await connection.BeginBinaryImportAsync(table.Copy);
        foreach (var row in rows)
        {
            await importer.StartRowAsync();
            await importer.WriteAsync(tenant, NpgsqlDbType.Uuid);
            foreach (var column in table.Columns)
            {
                await column.Copy(importer, row);
            }
        }
        await importer.CompleteAsync();
    }

    /// <summary>Records in the change feed that the rows were created.</summary>
    public static async Task Creations(NpgsqlConnection connection, Guid tenant, IEnumerable<(NewRow Row, RequestOrigin Origin)> rows)
    {
        await using var importer = await connection.BeginBinaryImportAsync("""
            copy change_pending (tenant_id, entity, row_id, key, row_version, operation, origin, request_id, trace_id, changed_by)
            from stdin (format binary)
            """);
        foreach (var (row, origin) in rows)
        {
            await importer.StartRowAsync();
            await importer.WriteAsync(tenant, NpgsqlDbType.Uuid);
            await importer.WriteAsync(row.Entity.Name, NpgsqlDbType.Text);
            await importer.WriteAsync(row.Id, NpgsqlDbType.Uuid);
            await importer.WriteAsync(row.Key, NpgsqlDbType.Text);
            await importer.WriteAsync(1L, NpgsqlDbType.Bigint);
            await importer.WriteAsync("created", NpgsqlDbType.Text);
            await importer.WriteAsync(origin.System, NpgsqlDbType.Text);
            await importer.WriteAsync(origin.RequestId, NpgsqlDbType.Text);
            await importer.WriteAsync(origin.TraceId, NpgsqlDbType.Text);
            await importer.WriteAsync(origin.ChangedBy, NpgsqlDbType.Text);
        }
        await importer.CompleteAsync();
    }
}
