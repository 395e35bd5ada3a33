namespace WorkOrders.Application.Imports;

/// <summary>The keys of a row and of the rows of the same entity that it refers to, which determine the order of creation.</summary>
/// <param name="Id">The id of the row.</param>
/// <param name="Key">The row's key in other systems.</param>
/// <param name="Ancestors">The keys of its ancestors: of its parent, and of the parents of embedded parents.</param>
/// <param name="Embedded">The keys of the ancestors that the row embeds, and therefore creates if they do not exist.</param>
public sealed record RowKeys(Guid? Id, string? Key, IReadOnlyList<RowKey> Ancestors, IReadOnlyList<RowKey> Embedded)
{
    /// <summary>Whether the row is a JSON object. The keys of other rows are unknown; such a row is refused when it is read.</summary>
    public bool IsObject { get; init; } = true;

    /// <summary>Whether the row has an id or a key of its own.</summary>
    public bool HasOwn => Id is not null || Key is not null;
}
