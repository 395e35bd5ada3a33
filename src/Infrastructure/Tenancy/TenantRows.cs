using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Requests;
using WorkOrders.Infrastructure.Writing;

namespace WorkOrders.Infrastructure.Tenancy;

/// <summary>The rows that a tenant is given when it is added.</summary>
internal static class TenantRows
{
    /// <summary>Inserts records of entities, as every unit of work does: the change feed tells of them.</summary>
    /// <param name="owner">The owner's connection.</param>
    /// <param name="model">The entities there are.</param>
    /// <param name="tenantId">Whose rows they are.</param>
    /// <param name="records">The rows.</param>
    /// <exception cref="PostgresException">The database refuses a row.</exception>
    public static Task InsertRows(this NpgsqlConnection owner, EntityModel model, Guid tenantId, IEnumerable<object> records)
    {
        var writes = new ChangeSet(new RequestOrigin());
        writes.Inserts.AddRange(records.Select(NewRow));
        return new ChangeSetWriter(model, tenantId, [writes]).Send(owner);
    }

    private static NewRow NewRow(object record)
    {
        var entity = Entity.Of(record.GetType());
        return new(entity, entity.IdOf(record)!.Value, entity.KeyOf(record), record, () => record);
    }
}
