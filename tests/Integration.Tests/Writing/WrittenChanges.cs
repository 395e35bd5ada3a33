using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Infrastructure.Writing;

namespace WorkOrders.Integration.Tests.Writing;

/// <summary>Writes a change set without the rules that would refuse it.</summary>
internal static class WrittenChanges
{
    /// <summary>Writes and commits the changes.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="changes">The changes.</param>
    /// <param name="imported">Whether to write them as an import does, instead of as one request does.</param>
    public static async Task Write(this TestTenant tenant, ChangeSet changes, bool imported)
    {
        await using var connection = new NpgsqlConnection(TestDatabase.OwnerConnectionString);
        await connection.OpenAsync();
        var writer = new ChangeSetWriter(EntityModel.Contract, tenant.Id, [changes]);
        if (!imported)
        {
            await writer.Send(connection);
            return;
        }
        await using var transaction = await connection.BeginTransactionAsync();
        await writer.Copy(connection);
        await transaction.CommitAsync();
    }

    /// <summary>Returns an empty change set.</summary>
    public static ChangeSet None() => new(RequestOrigin.None);

    /// <summary>Adds the delete of a row.</summary>
    public static ChangeSet Delete<T>(this ChangeSet changes, Guid id, long? version = null) where T : EntityRecord
    {
        changes.Deletes.Add(new(Entity.Of<T>(), id, version, id));
        return changes;
    }

    /// <summary>Adds an update of one field.</summary>
    public static ChangeSet Update<T>(this ChangeSet changes, Guid id, string property, object? value) where T : EntityRecord, new()
    {
        var entity = Entity.Of<T>();
        changes.Updates.Add(new(entity, id, id, () => new T(), () => [new FieldChange(entity.FieldOf(property), null, value)]));
        return changes;
    }

    /// <summary>Adds the insert of an equipment family.</summary>
    public static ChangeSet InsertFamily(this ChangeSet changes, Guid id, Guid? parent)
    {
        var family = new EquipmentFamily { Id = id, Name = "New", Code = $"{id}", ParentId = parent };
        changes.Inserts.Add(new(Entity.Of<EquipmentFamily>(), id, family.Code, family, () => family));
        return changes;
    }

    /// <summary>Adds the move of an equipment family below another.</summary>
    public static ChangeSet Move(this ChangeSet changes, Guid id, Guid? parent) =>
        changes.Update<EquipmentFamily>(id, nameof(EquipmentFamily.ParentId), parent);
}
