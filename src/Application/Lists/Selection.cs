using WorkOrders.Application.Contract;

namespace WorkOrders.Application.Lists;

/// <summary>What a response contains of each row: some of its fields, and the rows to which it is related.</summary>
/// <param name="Entity">The entity of the rows.</param>
/// <param name="Fields">The fields, in the order in which they are written.</param>
public sealed record Selection(Entity Entity, IReadOnlyList<Field> Fields)
{
    /// <summary>Whether the id is one of the fields.</summary>
    public bool HasId { get; } = Fields.Contains(Entity.Id);

    /// <summary>Whether the warnings of the request are selected; without any, they are written as an empty list.</summary>
    public bool HasWarnings { get; init; }

    /// <summary>The names of the selected references and collections.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];

    /// <summary>
    /// The names of those that are not expanded. Only their links are selected, and they are not written because clients can compute them.
    /// </summary>
    public IEnumerable<string> UnwrittenLinks => Links
        .Except(References.Select(expanded => expanded.Reference.NavigationName))
        .Except(Collections.Select(expanded => expanded.Collection.Name));

    /// <summary>The rows that the row refers to, which are written as objects.</summary>
    public IReadOnlyList<ExpandedReference> References { get; init; } = [];

    /// <summary>The rows that refer to the row, which are written as arrays.</summary>
    public IReadOnlyList<ExpandedCollection> Collections { get; init; } = [];

    /// <summary>Selects all fields of an entity that are values.</summary>
    public static Selection All(Entity entity) => new(entity, entity.ValueFields);
}

/// <summary>A row that another row refers to, as part of the response.</summary>
/// <param name="Reference">The reference.</param>
/// <param name="Selection">What the response contains of it.</param>
public sealed record ExpandedReference(ReferenceFields Reference, Selection Selection);
