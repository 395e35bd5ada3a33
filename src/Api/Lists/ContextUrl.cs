using WorkOrders.Api.OData;
using WorkOrders.Application.Lists;

namespace WorkOrders.Api.Lists;

/// <summary>Writes the part of a context URL that lists what a response contains (OData 4.01, part 1, section 10.8).</summary>
internal static class ContextUrl
{
    /// <summary>Returns the list in parentheses; empty if the response contains all fields of the rows, and no other rows.</summary>
    public static string Of(Selection selection)
    {
        string[] others = [.. selection.HasWarnings ? [ProblemType.Warnings] : Array.Empty<string>(), .. selection.UnwrittenLinks];
        var fields = selection.Fields.Count < selection.Entity.ValueFields.Count ? selection.Fields.Select(field => field.Name)
            : others.Length > 0 ? ["*"]
            : [];
        var expanded = selection.References.Select(expanded => (expanded.Reference.NavigationName, expanded.Selection))
            .Concat(selection.Collections.Select(expanded => (expanded.Collection.Name, expanded.Selection)))
            .Select(expanded => Of(expanded.Item1, expanded.Selection));
        var names = fields.Concat(others).Concat(expanded).ToList();
        return names.Count == 0 ? "" : $"({string.Join(',', names)})";
    }

    private static string Of(string name, Selection nested)
    {
        var inner = Of(nested);
        return inner.Length == 0 ? $"{name}()" : $"{name}{inner}";
    }
}
