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
            return Of(tokens, index - 2, root) with { Owner = TargetOf(tokens, index - 2, root) };
        }
        string? option = null;
        var depth = 0;
        for (var before = index - 1; before > 0; before--)
        {
            switch (tokens[before].Text)
            {
                case ")":
                    depth++;
                    break;
                case "(" when depth > 0:
                    depth--;
                    break;
                case "=" when depth == 0:
                    option ??= tokens[before - 1].Text;
                    break;
                case "(" when option is not null:
                    return new(option, TargetOf(tokens, before - 1, root));
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

    private static Entity? TargetOf(List<QueryToken> tokens, int index, QueryScope root)
    {
        var (name, owner) = (tokens[index], Of(tokens, index, root).Owner);
        return owner?.References.FirstOrDefault(reference => name.Is(reference.NavigationName))?.Target
            ?? owner?.Collections.FirstOrDefault(collection => name.Is(collection.Name))?.Item;
    }
}
