using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Reading;

/// <summary>Reads the rows of one entity as clients get them: with the keys of their referenced rows and their computed fields.</summary>
internal sealed class EntityReader
{
    private static readonly ConcurrentDictionary<Entity, EntityReader> Cache = new();

    private readonly Entity _entity;
    private readonly AddressedRows _rows;

    private EntityReader(Entity entity)
    {
        _entity = entity;
        var select = new EntitySelect(entity, "r");
        _rows = new(entity, "r", rows => $"""
            select {select.Columns}
            from {rows}
            {select.Joins}
            """);
    }

    /// <summary>Returns the reader of an entity.</summary>
    public static EntityReader Of(Entity entity) => Cache.GetOrAdd(entity, static entity => new(entity));

    /// <summary>
    /// Reads the rows with these addresses in one round trip. The result returns null for an address that no row has.
    /// </summary>
    public async Task<Func<RowAddress, EntityRecord?>> Read(
        NpgsqlConnection connection, Guid tenant, IReadOnlyCollection<RowAddress> addresses)
    {
        var found = new List<EntityRecord>();
        Func<DbDataReader, object>? parse = null;
        var (sql, parameters) = _rows.For(tenant, addresses);
        await foreach (var row in connection.Read(sql, parameters))
        {
            parse ??= row.GetRowParser(_entity.Type);
            found.Add((EntityRecord)parse(row));
        }
        return _rows.Find(found);
    }
}
