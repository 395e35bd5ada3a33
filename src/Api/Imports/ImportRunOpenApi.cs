using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using WorkOrders.Api.Documentation;
using WorkOrders.Api.ImportFiles;

namespace WorkOrders.Api.Imports;

/// <summary>Describes the runs of imports and their results in the OpenAPI document.</summary>
internal static class ImportRunOpenApi
{
    /// <summary>Describes <c>GET api/Imports(id)</c>.</summary>
    public static void DescribeRun(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var document = context.Document!;
        operation.Summary = "Read the progress of an import";
        operation.Description = """
            Returns the progress of an import that was sent with `Prefer: respond-async`, from any instance of the API, even after a
            restart. The state *completed* is stored in the same transaction as the rows. A run whose process ended is *interrupted*:
            nothing was stored; send the file again. Runs and their results are kept for 7 days.
            """;
        operation.Parameters = [Parameters.Id("run")];
        operation.Answer(
        [
            ("200", ResponseDescriptions.Json(
                "The run.",
                document.SchemaOf(ImportSchemas.Run),
                ("completed", "A run that has ended", Examples.Object("answer-200-run")))),
            ("404", ResponseDescriptions.Problem(document, "The tenant has no such run, or it is no longer kept.")),
            .. ProblemResponses.For(document, "406"),
        ]);
    }

    /// <summary>Describes <c>GET api/Imports(id)/Results</c>.</summary>
    public static void DescribeResults(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var document = context.Document!;
        operation.Summary = "Read the results of an import";
        operation.Description =
            "Returns the response that the import would have without `respond-async`: the totals and the result of each row.";
        operation.Parameters = [Parameters.Id("run")];
        operation.Answer(
        [
            ("200", new OpenApiResponse
            {
                Description = "The result of each row.",
                Content = Results(document, ImportSchemas.Import),
            }),
            ("404", ResponseDescriptions.Problem(document, "The tenant has no such run, or the run has no results yet.")),
            .. ProblemResponses.For(document, "406"),
        ]);
    }

    /// <summary>Returns the content of the results of a file: one document, or lines with the rows and then the totals.</summary>
    public static Dictionary<string, OpenApiMediaType> Results(OpenApiDocument document, string schema) => new()
    {
        [FileFormat.Json[0]] = new() { Schema = document.SchemaOf(schema), Example = Examples.Json("answer-200-import") },
        [FileFormat.JsonLines[0]] = new()
        {
            Schema = new OpenApiSchema { AnyOf = [document.SchemaOf(ImportSchemas.Row), document.SchemaOf(ImportSchemas.Import)] },
        },
    };
}
