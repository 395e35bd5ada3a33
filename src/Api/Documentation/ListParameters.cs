using Microsoft.OpenApi;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Documentation;

/// <summary>The parameters of lists, and those that select what a response contains of a row; all operations share them.</summary>
internal static class ListParameters
{
    private const string Select = "select";
    private const string Expand = "expand";

    private static readonly (string Name, string Description, IOpenApiSchema Schema)[] OfRow =
    [
        (Select, "Names of the fields to return, separated by commas.", new OpenApiSchema { Type = JsonSchemaType.String }),
        (Expand,
            "Related rows to return inside each row, separated by commas, up to three levels: "
                + "`project($select=name;$expand=company)`. In a collection, also `$filter`, `$orderby`, `$top` and `$skip`.",
            new OpenApiSchema { Type = JsonSchemaType.String }),
    ];

    private static readonly (string Name, string Description, IOpenApiSchema Schema)[] OfList =
    [
        ("filter",
            "Condition on the rows, such as `project/company/code eq 'C-100' and due_date lt 2026-12-31`. Operators: "
                + "eq, ne, gt, ge, lt, le, in, and, or, not, add, sub, mul, div, mod, any, all.",
            new OpenApiSchema { Type = JsonSchemaType.String }),
        ("orderby", "Order of the rows, such as `due_date desc,name`. Nulls come first in ascending order and last in descending order.",
            new OpenApiSchema { Type = JsonSchemaType.String }),
        ("top", "Maximum number of rows of the whole list.", Number()),
        ("skip", "Number of rows to skip. To read the next page, follow `@odata.nextLink` instead.",
            Number()),
        ("count", "`true` also returns the number of rows in `@odata.count`.", new OpenApiSchema { Type = JsonSchemaType.Boolean }),
        ("skiptoken", "The position of a page; part of `@odata.nextLink`.", new OpenApiSchema { Type = JsonSchemaType.String }),
    ];

    private static OpenApiSchema Number()
    {
        var schema = Schemas.Integer("Whole number.");
        schema.Minimum = "0";
        return schema;
    }

    private static string Search => "search";

    private static string PageSize => "prefer_list";

    /// <summary>Adds the parameters to the components of the document.</summary>
    public static void AddTo(OpenApiDocument document)
    {
        foreach (var (name, description, schema) in OfRow.Concat(OfList))
        {
            document.AddComponent(name, Parameters.Query($"${name}", description, schema));
        }
        document.AddComponent(Search, Parameters.Query(
            "q", "Words that a row must contain in its names, keys and descriptions; `$search` is equivalent. The best matches come first.",
            new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 1000 }));
        document.AddComponent(PageSize, Parameters.Header(
            "Prefer", $"`maxpagesize=n` returns at most n rows on a page, up to {Preferences.LargestPageSize:N0}; the default is 100. "
                + "`nulls=default` writes 0, false, \"\", the empty UUID and 1980-01-01 instead of null."));
    }

    /// <summary>Creates references to the parameters that select what a response contains of a row.</summary>
    public static IEnumerable<IOpenApiParameter> Row(OpenApiDocument document) =>
        Parameters.Shared(document, OfRow.Select(parameter => parameter.Name));

    /// <summary>Creates references to the parameters that select rows.</summary>
    public static IEnumerable<IOpenApiParameter> Rows(OpenApiDocument document) => Parameters.Shared(document, ["filter", Search]);

    /// <summary>Creates references to the parameters of a list.</summary>
    public static IEnumerable<IOpenApiParameter> List(OpenApiDocument document) => Parameters.Shared(
        document, [.. OfRow.Concat(OfList).Select(parameter => parameter.Name), Search, PageSize]);
}
