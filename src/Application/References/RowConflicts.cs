using WorkOrders.Application.Contract;
using WorkOrders.Domain;

namespace WorkOrders.Application.References;

/// <summary>The problems of messages with the id or the key of another row.</summary>
internal static class RowConflicts
{
    /// <summary>
    /// Returns the problem that a message cannot be written to the row, because it has the id or key of another; null if there is none.
    /// </summary>
    /// <param name="entity">The entity of the row.</param>
    /// <param name="row">The row to write; null if it is created.</param>
    /// <param name="id">The id in the message; null if the message has none.</param>
    /// <param name="byId">The row with that id; null if there is none.</param>
    /// <param name="byKey">The row with the key that the row has after the request; null if there is none.</param>
    public static Problem? Find(Entity entity, Row? row, Guid? id, Row? byId, Row? byKey)
    {
        if (byKey is not null && byKey != row)
        {
            return Exists(entity.Key, byKey,
                $"Another {entity.Label} already has the {entity.Key} \"{byKey.Key}\": {byKey.Id}.");
        }
        if (row is not null && id is not null && id != row.Id)
        {
            return new($"/{entity.Id}", "id_immutable",
                $"The {entity.Label} \"{row.DisplayName}\" has the id {row.Id}, which cannot change; send that id, or none.", id, row.Id);
        }
        return byId is not null && byId != row
            ? Exists(entity.Id, byId, $"The {entity.Label} \"{byId.DisplayName}\" already has the id {byId.Id}.")
            : null;
    }

    /// <summary>Returns the problem that another row has the value of an id or a key.</summary>
    public static Problem Exists(Field field, Row other, string message) =>
        new($"/{field}", "exists", message, field.Get(other.Values)) { Kind = ProblemKind.Conflict, Existing = other.Id };
}
