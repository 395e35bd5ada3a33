using WorkOrders.Application.Contract;

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
}
