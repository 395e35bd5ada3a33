using Microsoft.OpenApi;

namespace WorkOrders.Api.Documentation;

/// <summary>The shape of every refusal: RFC 9457 problem details with a list of all that is wrong.</summary>
internal static class ProblemSchemas
{
    /// <summary>The refusal as a whole.</summary>
    public const string Problem = "problem";

    /// <summary>One thing that is wrong, or that should be known.</summary>
    public const string Error = "problem_error";

    /// <summary>Adds both schemas.</summary>
    public static void AddTo(OpenApiDocument document)
    {
        document.AddComponent<IOpenApiSchema>(Error, Schemas.Object("One thing that is wrong with a request, or that should be known.",
            ("pointer?", Schemas.Text("JSON Pointer to the place in the body; missing when it is not in the body.", "json-pointer")),
            ("code", Schemas.Text("Stable name of the kind of problem, for programs.")),
            ("message", Schemas.Text("What was seen and what would be right, for people.")),
            ("value?", Schemas.Any("What was seen there.")),
            ("accepted?", Schemas.Any("What would be accepted: a limit, or the words or near codes to choose from.")),
            ("existing?", Schemas.Text("The id of the row that is in the way.", "uuid"))));
        document.AddComponent<IOpenApiSchema>(Problem, Schemas.Object("Why a request is refused (RFC 9457). Nothing was changed, unless the code is outcome_unknown: then all of it is stored, or nothing.",
            ("type", Schemas.Text("`about:blank`: the status says it all.", "uri-reference")),
            ("title", Schemas.Text("The status in words.")),
            ("status", Schemas.Integer("The HTTP status code, by the gravest problem: 400, then 422, then 409.")),
            ("detail", Schemas.Text("What is wrong and what would be right.")),
            ("traceId", Schemas.Text("Under this id the request is found in the log.")),
            ("errors", Schemas.List(new OpenApiSchemaReference(Error, document), "Every problem of the request: form, references and rules together.")),
            ("warnings?", Schemas.List(new OpenApiSchemaReference(Error, document), "What should be known besides."))));
    }
}
