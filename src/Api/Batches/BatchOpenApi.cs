using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using WorkOrders.Api.Documentation;

namespace WorkOrders.Api.Batches;

/// <summary>Describes batches in the OpenAPI document.</summary>
internal static class BatchOpenApi
{
    /// <summary>The tag of the operation.</summary>
    public const string Tag = "Batch";

    private const string Requests = "batch";
    private const string Responses = "batch_response";

    private const string Description = """
        Processes up to 100 requests in order, as if each were sent separately, with the credentials of the batch. URLs are relative to the
        batch (`Jobs`), absolute paths (`/api/Jobs`) or absolute. The response is 200 if the batch can be read; it contains the status of
        each request.

        The requests of a change set (in JSON: of an `atomicityGroup`) share one transaction: if one fails, nothing is stored, and the
        change set has one response (in JSON: the other requests get 424). They cannot be GET. In its URL, and in `@odata.bind` and
        `@odata.id`, a request can refer to the row that an earlier request wrote, by `$` and the Content-ID (in JSON: the `id`) of that
        request.

        After a failure, no more requests are processed: in multipart they have no responses, in JSON they get 424. With
        `Prefer: continue-on-error`, the remaining requests are processed, too. A batch cannot contain imports or batches.
        """;

    /// <summary>Adds the tag and the schemas.</summary>
    public static void AddTo(OpenApiDocument document)
    {
        document.DescribeTag(Tag, "Several requests in one: OData batches, as multipart or JSON.");
        var headers = Schemas.Any("The headers: an object of strings.");
        var request = document.AddSchema("batch_request", Schemas.Object("A request of a batch.",
            ("id", Schemas.Text("The id, unique in the batch.")),
            ("method", Schemas.Text("The HTTP method.")),
            ("url", Schemas.Text("The URL.")),
            ("atomicityGroup?", Schemas.TextOrNull("The atomicity group; its requests must be consecutive.")),
            ("dependsOn?", Schemas.List(Schemas.Text("An id."), "The earlier requests and groups that must have succeeded.")),
            ("headers?", headers),
            ("body?", Schemas.Any("The body: JSON, text for a text type, otherwise base64url."))));
        document.AddSchema(Requests, Schemas.Object("A batch (OData JSON Format 4.01).",
            ("requests", Schemas.List(request, "The requests; at most 100."))));
        var response = document.AddSchema("batched_response", Schemas.Object("The response to one request of a batch.",
            ("id", Schemas.Text("The id of the request.")),
            ("atomicityGroup?", Schemas.Text("The atomicity group of the request.")),
            ("status", Schemas.Integer("The HTTP status.")),
            ("headers", headers),
            ("body?", Schemas.Any("The body: JSON, text for a text type, otherwise base64url."))));
        document.AddSchema(Responses, Schemas.Object("The responses of a batch.",
            ("responses", Schemas.List(response, "The responses, in the order of the requests."))));
    }

    /// <summary>Describes <c>POST api/$batch</c>.</summary>
    public static void Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var document = context.Document!;
        operation.Summary = "Send several requests in one";
        operation.Description = Description;
        operation.Parameters =
        [
            Parameters.Header("Prefer", "With `continue-on-error`, requests after a failed one are also processed."),
            .. Parameters.Origin(document),
        ];
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Description = "The batch.",
            Content = Contents(document, Requests),
        };
        operation.Answer(
        [
            ("200", new OpenApiResponse { Description = "The responses.", Content = Contents(document, Responses) }.WithPreferences()),
            .. ProblemResponses.For(document, "400", "406", "413", "415"),
        ]);
    }

    private static Dictionary<string, OpenApiMediaType> Contents(OpenApiDocument document, string schema) => new()
    {
        [BatchFormat.Json] = new() { Schema = document.SchemaOf(schema) },
        [BatchFormat.Multipart] = new() { Schema = Schemas.Text("Parts with requests or responses of the type application/http.") },
    };
}
