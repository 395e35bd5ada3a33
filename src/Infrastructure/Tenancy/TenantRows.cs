using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Requests;
using WorkOrders.Infrastructure.Writing;

namespace WorkOrders.Infrastructure.Tenancy;

/// <summary>Inserts the first rows of a tenant.</summary>
internal static class TenantRows
{
    /// <summary>Inserts entity records like any other write, so that the change feed contains them.</summary>
    /// <param name="owner">The owner's connection.</param>
    /// <param name="model">The entity model of the records.</param>
    /// <param name="tenantId">The tenant of the rows.</param>
    /// <param name="records">The records to insert.</param>
    /// <exception cref="PostgresException">The database refused a row.</exception>
    public static async Task InsertRows(this NpgsqlConnection owner, EntityModel model, Guid tenantId, IEnumerable<object> records)
    {
        var writes = new ChangeSet(RequestOrigin.Administration);
        writes.Inserts.AddRange(records.Select(NewRow));
        await NumberLeases.Assign(owner, tenantId, writes.Inserts);
        await new ChangeSetWriter(model, tenantId, [writes]).Send(owner);
    }

    private static NewRow NewRow(object record)
    {
        var entity = Entity.Of(record.GetType());
        // The number is not set in the caller's record, which other tenants may share.
        var values = entity.SequentialNumber is null ? record : entity.Fields.Copy(record);
        return new(entity, entity.IdOf(record)!.Value, entity.KeyOf(record), record, () => values)
        {
            Number = entity.SequentialNumber is { } field ? number => field.Set(values, number) : null,
        };
    }
}
