using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Application.MasterData.Save;

/// <summary>Finds the row that a message describes, or creates it, and checks the conditions on its version.</summary>
internal static class OwnRowResolver
{
    /// <summary>
    /// Returns the row. If the message cannot be written to it, a problem is added, and a row that is not written is returned, so that the
    /// references of the message are still checked; null if there is no row to check them for.
    /// </summary>
    public static Row? Resolve(SaveRowCommand command, ReferenceResolver resolver)
    {
        var (entity, rows, problems) = (command.Entity, resolver.Rows, resolver.Problems);
        var (byId, byKey) = (rows.ById(entity, command.Own.Id ?? command.Message.Id), rows.ByKey(entity, KeyOf(command)));
        var stored = command.Address switch
        {
            { Id: not null } => byId,
            { } => byKey,
            // Without an address, an id in the message counts, and otherwise its key.
            null => command.Message.Id is null ? byKey : byId,
        };
        if (Problem(command, stored, byId, byKey) is { } problem)
        {
            problems.Add(problem);
            return problem.Kind == ProblemKind.NotFound ? null : NewRow(command);
        }
        if (stored is not null)
        {
            rows.AddKey(stored, KeyOf(command));
            return stored;
        }
        var row = NewRow(command);
        rows.Add(row);
        return row;
    }

    private static Row NewRow(SaveRowCommand command) =>
        new(command.Entity, command.Own.Id ?? command.Message.Id ?? Guid.CreateVersion7(), KeyOf(command));

    /// <summary>Returns the key that the row has after the command: that in the URL, or that in the message.</summary>
    private static string? KeyOf(SaveRowCommand command) => command.Own.Key ?? command.Entity.KeyOf(command.Message);

    private static Problem? Problem(SaveRowCommand command, Row? stored, Row? byId, Row? byKey)
    {
        var entity = command.Entity;
        if (command.Precondition.Check(stored?.Version, Label(command, stored)) is { } failed)
        {
            return failed;
        }
        if (stored is null && command is { MustExist: true, Address: { } existing })
        {
            return existing.NotFound(entity);
        }
        if (stored is null && command is { Address: { Id: not null } address, Mode: SaveMode.Merge })
        {
            return address.NotFoundToChange(entity);
        }
        return command.Mode == SaveMode.Create
            ? Exists(entity.Id, byId) ?? Exists(entity.Key, byKey)
            : RowConflicts.Find(entity, stored, command.Message.Id, byId, byKey);

        Problem? Exists(Field field, Row? other) => other is null ? null : RowConflicts.Exists(field, other,
            $"{entity.CapitalizedLabel} with this {field} already exists: {other.Id}. To change it, send PUT or PATCH to "
                + $"api/{entity.Path}({other.Id}).");
    }

    private static string Label(SaveRowCommand command, Row? stored) =>
        $"{command.Entity.Label} \"{stored?.DisplayName ?? KeyOf(command) ?? (command.Own.Id ?? command.Message.Id).ToString()}\"";
}
