using WorkOrders.Application.Contract;

namespace WorkOrders.Api.OData;

/// <summary>Where a name stands in a query option.</summary>
/// <param name="Option">The option that contains it, which may be nested.</param>
/// <param name="Owner">The entity of which it is a field; null if that is unknown, as for the fields of the variable of a lambda.</param>
internal readonly record struct QueryScope(string Option, Entity? Owner)
{
    /// <summary>Returns the scope of the token at an index.</summary>
    /// <param name="tokens">The tokens of the option.</param>
    /// <param name="index">The index of the token.</param>
    /// <param name="root">The scope of the option itself.</param>
    public static QueryScope Of(List<QueryToken> tokens, int index, QueryScope root)
    {
        if (index >= 2 && tokens[index - 1].Text == "/")
        {
            var before = Of(tokens, index - 2, root);
            return before with { Owner = TargetOf(tokens[index - 2], before.Owner) };
        }
        string? option = null;
        var depth = 0;
        for (var earlier = index - 1; earlier > 0; earlier--)
        {
            switch (tokens[earlier].Text)
            {
                case ")":
                    depth++;
                    break;
                case "(" when depth > 0:
                    depth--;
                    break;
                case "=" when depth == 0:
                    option ??= tokens[earlier - 1].Text;
                    break;
                case "(" when option is not null:
                    return new(option, TargetOf(tokens[earlier - 1], Of(tokens, earlier - 1, root).Owner));
            }
        }
        return root;
    }

    /// <summary>Returns the names that are allowed in the scope.</summary>
    /// <param name="owner">The entity whose fields they are.</param>
    public IEnumerable<string> Names(Entity owner)
    {
        var related = owner.References.Select(reference => reference.NavigationName)
            .Concat(owner.Collections.Select(collection => collection.Name));
        return Option.EndsWith("expand", StringComparison.OrdinalIgnoreCase)
            ? related
            : owner.ValueFields.Select(field => field.Name).Concat(related);
    }

    private static Entity? TargetOf(QueryToken name, Entity? owner) =>
        owner?.References.FirstOrDefault(reference => name.Is(reference.NavigationName))?.Target
            ?? owner?.Collections.FirstOrDefault(collection => name.Is(collection.Name))?.Item;
}
