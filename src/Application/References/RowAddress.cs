using WorkOrders.Application.Contract;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Application.References;

/// <summary>How a request addresses the row that it reads or writes: by its id, or by its key in other systems.</summary>
/// <param name="Id">The id; null if the key is given.</param>
/// <param name="Key">The key; null if the id is given.</param>
public sealed record RowAddress(Guid? Id, string? Key)
{
    /// <summary>Describes the row in messages to people, such as <c>job type with the code "REPAIR"</c>.</summary>
    public string Describe(Entity entity) => Id is { } id
        ? $"{entity.Label} with the {entity.Id} {id}"
        : $"{entity.Label} with the {entity.Key} \"{Key}\"";

    /// <summary>Returns the problem that the row does not exist or does not meet the conditions; null if there is none.</summary>
    /// <param name="entity">The entity of the row.</param>
    /// <param name="row">The row with this address; null if there is none.</param>
    /// <param name="precondition">The conditions on the version of the row.</param>
    public Problem? Check(Entity entity, Row? row, Precondition precondition) =>
        precondition.Check(row?.Version, $"{entity.Label} \"{row?.DisplayName ?? Key ?? Id.ToString()}\"")
            ?? (row is null ? NotFound(entity) : null);

    /// <summary>Returns the problem that no row has this address.</summary>
    /// <param name="entity">The entity of the row.</param>
    /// <param name="ending">How the message goes on after the description of the row.</param>
    public Problem NotFound(Entity entity, string ending = ".") =>
        new(null, "not_found", $"There is no {Describe(entity)}{ending}", (object?)Id ?? Key) { Kind = ProblemKind.NotFound };

    /// <summary>Returns the problem that no row has this address, for a request with which another method would create the row.</summary>
    public Problem NotFoundToChange(Entity entity) => NotFound(entity, $". To create it, send PUT, or POST to api/{entity.Path}.");
}
