using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using WorkOrders.Api.Changes;
using WorkOrders.Api.Documentation;
using WorkOrders.Api.Imports.Files;
using WorkOrders.Api.Jobs;

namespace WorkOrders.Api.Imports;

/// <summary>What the API reference says of imports.</summary>
internal static class ImportsReference
{
    /// <summary>Describes <c>POST api/Jobs/Import</c>.</summary>
    public static Task DescribeImport(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken _)
    {
        var document = context.Document!;
        operation.Summary = "Create many work orders";
        operation.Description = """
            Creates the orders of a file, each as `POST api/Jobs` would, one after another, but for one thing: a parent comes before its children wherever it stands in the file.
            All of it is one transaction: when the upload breaks off, or anything else does, nothing is stored.

            In CSV the header has the names of the contract's fields; `;`, `,`, `|` or a tab separates, an empty cell gives nothing, and unless `,` separates, numbers may have a decimal comma. What cannot stand in one cell, embedded objects, takes JSON.
            Problems point into the file as if it were a JSON array: `/1041/job_type_code` is in row 1042; `line` says where that is in a file of lines.

            The answer comes when all rows are decided and what is accepted is stored: only then is *created* true. `Accept: application/x-ndjson` gives it in lines, one a row and the totals last, so that a large one can be read row by row; it comes no sooner.

            A large file is better followed: with `Prefer: respond-async` the answer comes when the file has arrived, and `Location` says where to look how far it is.
            """;
        operation.Parameters =
        [
            Parameters.Query("mode", "What becomes of the file when some orders are refused: `atomic` stores none, `partial` the others. `dry_run` stores nothing in any case and tells what would happen.", Words("atomic", "partial", "dry_run")),
            Parameters.Query("on_existing", "What becomes of an order whose id or reference one has already: `error` refuses it, `skip` leaves it out, so that a file can be sent again.", Words("error", "skip")),
            Parameters.Query("on_missing", "What becomes of embedded objects that do not exist: `create` inserts them, `error` refuses the order.", Words("create", "error")),
            Parameters.Prefer("`respond-async` answers 202 as soon as the file has arrived; `handling=strict` refuses unknown fields and columns, and numbers sent as strings."),
            .. ChangesReference.OriginHeaders,
        ];
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Description = $"The orders: at most {SpooledRows.MaxRows:N0}, and 256 MB, also when unpacked; each at most 1 MB. In UTF-8, unless charset in Content-Type says otherwise. gzip, br or deflate where Content-Encoding says so.",
            Content = Bodies(document),
        };
        operation.Answer(
            ("200", new OpenApiResponse
            {
                Description = "What became of each row. With mode=partial rows may be refused.",
                Content = Results(document, ImportSchemas.Import, Examples.Json("answer-200-import")),
            }),
            ("202", new OpenApiResponse
            {
                Description = "With respond-async: the file has arrived. Whether it is imported, the run will say.",
                Content = Answers.Json(new OpenApiSchemaReference(ImportSchemas.Run, document), ("waiting", "A run that has just begun", Examples.Object("answer-202-import"))),
            }.WithHeader("Location", "Where the run is.").WithHeader("Preference-Applied", Answers.PreferenceApplied)),
            ("400", Refused(document, "With mode=atomic, some rows are not of the right form, so nothing is stored. Or the file as a whole, or a parameter, is not.", "answer-400-import")),
            ("406", Answers.Problem(document, "Accept takes no kind of JSON.")),
            ("409", Refused(document, "With mode=atomic, some orders exist already, so nothing is stored. Or others kept writing the same rows.")),
            ("413", Answers.Problem(document, "The file is too large, or has too many rows.")),
            ("415", Answers.Problem(document, "The body is labelled as something else, or its charset or Content-Encoding is not known here.")),
            ("422", Refused(document, "With mode=atomic, what some rows refer to does not exist, or rules are broken, so nothing is stored.")));
        return Task.CompletedTask;
    }

    /// <summary>Describes <c>GET api/Imports(id)</c>.</summary>
    public static Task DescribeRun(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken _)
    {
        var document = context.Document!;
        operation.Summary = "Follow an import";
        operation.Description = """
            How far an import is that was sent with `Prefer: respond-async`, at any instance of the API and after a restart too. *completed* is stored together with the orders: it is said exactly when they are there.
            A run whose process is gone is *interrupted*: nothing of it is stored, send the file again. Runs and their results are kept for 7 days.
            """;
        operation.Parameters = [Id()];
        operation.Answer(
            ("200", new OpenApiResponse
            {
                Description = "The run.",
                Content = Answers.Json(new OpenApiSchemaReference(ImportSchemas.Run, document), ("completed", "A run that has ended", Examples.Object("answer-200-run"))),
            }),
            ("404", Answers.Problem(document, "There is no such run in the tenant, or it is not kept any more.")),
            ("406", Answers.Problem(document, "Accept takes no kind of JSON.")));
        return Task.CompletedTask;
    }

    /// <summary>Describes <c>GET api/Imports(id)/Results</c>.</summary>
    public static Task DescribeResults(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken _)
    {
        var document = context.Document!;
        operation.Summary = "Read the results of an import";
        operation.Description = "What the import would have been answered, had it not been followed: the totals, and what became of each row.";
        operation.Parameters = [Id()];
        operation.Answer(
            ("200", new OpenApiResponse { Description = "What became of each row.", Content = Results(document, ImportSchemas.Import, Examples.Json("answer-200-import")) }),
            ("404", Answers.Problem(document, "There is no such run in the tenant, or it has no results (yet).")),
            ("406", Answers.Problem(document, "Accept takes no kind of JSON.")));
        return Task.CompletedTask;
    }

    private static OpenApiParameter Id() => new() { Name = "id", In = ParameterLocation.Path, Required = true, Schema = Schemas.Text("The run.", "uuid") };

    private static OpenApiSchema Words(params string[] words) =>
        new() { Type = JsonSchemaType.String, Enum = [.. words.Select(word => JsonValue.Create(word))], Default = words[0] };

    private static Dictionary<string, OpenApiMediaType> Bodies(OpenApiDocument document)
    {
        var bodies = new Dictionary<string, OpenApiMediaType>
        {
            [FileFormat.Json[0]] = new()
            {
                Schema = Schemas.List(new OpenApiSchemaReference(JobSchemas.New, document), "The orders."),
                Example = new JsonArray([.. JobExamples.Requests.Where(request => request.Name is "erp-by-codes" or "embedded-from-nothing").Select(request => request.Body.DeepClone())]),
            },
            [FileFormat.JsonLines[0]] = new() { Schema = Schemas.Text("A line an order."), Example = Examples.Text("orders.ndjson") },
            [FileFormat.Csv] = new() { Schema = Schemas.Text("A header of field names, and a line an order."), Example = Examples.Text("orders.csv") },
        };
        return bodies;
    }

    private static Dictionary<string, OpenApiMediaType> Results(OpenApiDocument document, string schema, JsonNode example) => new()
    {
        [FileFormat.Json[0]] = new() { Schema = new OpenApiSchemaReference(schema, document), Example = example },
        [FileFormat.JsonLines[0]] = new() { Schema = new OpenApiSchema { AnyOf = [new OpenApiSchemaReference(ImportSchemas.Row, document), new OpenApiSchemaReference(schema, document)] } },
    };

    private static OpenApiResponse Refused(OpenApiDocument document, string description, string? example = null) => new()
    {
        Description = description,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            [Http.ProblemResult.ContentType] = new() { Schema = new OpenApiSchema { AnyOf = [new OpenApiSchemaReference(ImportSchemas.Refused, document), new OpenApiSchemaReference(ProblemSchemas.Problem, document)] }, Example = example is null ? null : Examples.Json(example) },
        },
    };
}
