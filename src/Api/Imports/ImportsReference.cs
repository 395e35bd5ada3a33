using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using WorkOrders.Api.Changes;
using WorkOrders.Api.Documentation;
using WorkOrders.Api.Http;
using WorkOrders.Api.Imports.Files;
using WorkOrders.Api.Jobs;

namespace WorkOrders.Api.Imports;

/// <summary>Describes imports in the OpenAPI document.</summary>
internal static class ImportsReference
{
    private const string NotAcceptable = "Accept allows none of the media types of the response.";

    /// <summary>Describes <c>POST api/Jobs/Import</c>.</summary>
    public static Task DescribeImport(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken _)
    {
        var document = context.Document!;
        operation.Summary = "Create many work orders";
        operation.Description = """
            Creates the orders of a file in one transaction. Each order is created as by `POST api/Jobs`, sequentially in the order of the
            file, except that a child is created after its parent. If the upload is interrupted or an error occurs, nothing is stored.

            The header of a CSV file contains field names of the contract. The separator can be `;`, `,`, `|` or a tab; an empty cell is a
            missing field. Unless the separator is `,`, numbers can have a decimal comma. A cell cannot contain an embedded object; send
            JSON instead. Pointers of problems treat every file as a JSON array: `/1041/job_type_code` is in row 1042. `line` is the line
            of that row, if the format has lines.

            The response is sent when all rows have been processed and the accepted orders are stored. With
            `Accept: application/x-ndjson`, it has one line per row and the totals in the last line, so that a large response can be read
            line by line.

            For large files, send `Prefer: respond-async`: the response is sent when the upload is complete, and `Location` is the URL of
            the progress.
            """;
        operation.Parameters =
        [
            Parameters.Query(
                "mode",
                "What to do when some orders are refused: `atomic` stores no order, `partial` stores the other orders. " +
                "`dry_run` never stores anything and returns what would happen.",
                Words("atomic", "partial", "dry_run")),
            Parameters.Query(
                "on_existing",
                "What to do with an order whose id or reference already exists: `error` refuses it, `skip` skips it, " +
                "so that a file can be sent again.",
                Words("error", "skip")),
            Parameters.Query(
                "on_missing", "What to do with embedded objects that do not exist: `create` creates them, `error` refuses the order.",
                Words("create", "error")),
            Parameters.Query(
                "unknown_columns",
                "`ignore` ignores CSV columns whose header is not the name of a field. Without it, a header that is similar to the name of "
                    + "a field refuses the file, and others are ignored with a warning.",
                new() { Type = JsonSchemaType.String, Enum = ["ignore"] }),
            Parameters.Prefer(
                "`respond-async` returns 202 when the upload is complete. `handling=strict` refuses unknown fields and columns, " +
                "and numbers sent as strings."),
            .. ChangesReference.OriginHeaders,
        ];
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Description = $"The orders: at most {RowSpool.MaxRows:N0} and {ByteSize.Describe(Upload.MaxBytes)}, also when decompressed; " +
                $"each order at most {ByteSize.Describe(RowSpool.MaxRowBytes)}. " +
                "The encoding is UTF-8, unless charset in Content-Type specifies another. Content-Encoding can be gzip, br or deflate.",
            Content = Bodies(document),
        };
        operation.Answer(
            ("200", new OpenApiResponse
            {
                Description = "The result of each row. With mode=partial, rows can be refused.",
                Content = Results(document, ImportSchemas.Import, Examples.Json("answer-200-import")),
            }),
            ("202", new OpenApiResponse
            {
                Description = "With respond-async: the upload is complete. The run shows whether it is imported.",
                Content = ResponseDescriptions.Json(
                    new OpenApiSchemaReference(ImportSchemas.Run, document),
                    ("waiting", "A run that is waiting", Examples.Object("answer-202-import"))),
            }.WithHeader("Location", "The URL of the run.").WithHeader("Preference-Applied", ResponseDescriptions.PreferenceApplied)),
            ("400", Refused(
                document,
                "With mode=atomic, some rows have an invalid format, so nothing is stored. Or the whole file, or a parameter, is invalid.",
                "answer-400-import")),
            ("406", ResponseDescriptions.Problem(document, NotAcceptable)),
            ("409", Refused(
                document,
                "With mode=atomic, some orders already exist, so nothing is stored. Or other requests kept writing the same rows.")),
            ("413", ResponseDescriptions.Problem(document, "The file is too large or has too many rows.")),
            ("415", ResponseDescriptions.Problem(document, "Content-Type, its charset, or Content-Encoding is not supported.")),
            ("422", Refused(
                document, "With mode=atomic, some rows have references that do not exist, or break a rule, so nothing is stored.")));
        return Task.CompletedTask;
    }

    /// <summary>Describes <c>GET api/Imports(id)</c>.</summary>
    public static Task DescribeRun(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken _)
    {
        var document = context.Document!;
        operation.Summary = "Read the progress of an import";
        operation.Description = """
            Returns the progress of an import that was sent with `Prefer: respond-async`, from any instance of the API, even after a
            restart. The state *completed* is stored in the same transaction as the orders. A run whose process ended is *interrupted*:
            nothing of it is stored; send the file again. Runs and their results are kept for 7 days.
            """;
        operation.Parameters = [Id()];
        operation.Answer(
            ("200", new OpenApiResponse
            {
                Description = "The run.",
                Content = ResponseDescriptions.Json(
                    new OpenApiSchemaReference(ImportSchemas.Run, document),
                    ("completed", "A run that has ended", Examples.Object("answer-200-run"))),
            }),
            ("404", ResponseDescriptions.Problem(document, "The tenant has no such run, or it is no longer kept.")),
            ("406", ResponseDescriptions.Problem(document, NotAcceptable)));
        return Task.CompletedTask;
    }

    /// <summary>Describes <c>GET api/Imports(id)/Results</c>.</summary>
    public static Task DescribeResults(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken _)
    {
        var document = context.Document!;
        operation.Summary = "Read the results of an import";
        operation.Description =
            "Returns the response that the import would have without `respond-async`: the totals and the result of each row.";
        operation.Parameters = [Id()];
        operation.Answer(
            ("200", new OpenApiResponse
            {
                Description = "The result of each row.",
                Content = Results(document, ImportSchemas.Import, Examples.Json("answer-200-import")),
            }),
            ("404", ResponseDescriptions.Problem(document, "The tenant has no such run, or the run has no results yet.")),
            ("406", ResponseDescriptions.Problem(document, NotAcceptable)));
        return Task.CompletedTask;
    }

    private static OpenApiParameter Id() =>
        new() { Name = "id", In = ParameterLocation.Path, Required = true, Schema = Schemas.Text("Id of the run.", "uuid") };

    private static OpenApiSchema Words(params string[] words) =>
        new() { Type = JsonSchemaType.String, Enum = [.. words.Select(word => JsonValue.Create(word))], Default = words[0] };

    private static Dictionary<string, OpenApiMediaType> Bodies(OpenApiDocument document)
    {
        var orders = JobExamples.Requests.Where(request => request.Name is "erp-by-codes" or "embedded-from-nothing");
        return new()
        {
            [FileFormat.Json[0]] = new()
            {
                Schema = Schemas.List(new OpenApiSchemaReference(JobSchemas.New, document), "The orders."),
                Example = new JsonArray([.. orders.Select(request => request.Body.DeepClone())]),
            },
            [FileFormat.JsonLines[0]] = new() { Schema = Schemas.Text("One order per line."), Example = Examples.Text("orders.ndjson") },
            [FileFormat.Csv] = new()
            {
                Schema = Schemas.Text("A header of field names, and one order per line."),
                Example = Examples.Text("orders.csv"),
            },
        };
    }

    private static Dictionary<string, OpenApiMediaType> Results(OpenApiDocument document, string schema, JsonNode example) => new()
    {
        [FileFormat.Json[0]] = new() { Schema = new OpenApiSchemaReference(schema, document), Example = example },
        [FileFormat.JsonLines[0]] = new() { Schema = AnyOf(document, ImportSchemas.Row, schema) },
    };

    private static OpenApiResponse Refused(OpenApiDocument document, string description, string? example = null) => new()
    {
        Description = description,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            [ProblemResult.ContentType] = new()
            {
                Schema = AnyOf(document, ImportSchemas.Refused, ProblemSchemas.Problem),
                Example = example is null ? null : Examples.Json(example),
            },
        },
    };

    private static OpenApiSchema AnyOf(OpenApiDocument document, params string[] schemas) =>
        new() { AnyOf = [.. schemas.Select(schema => new OpenApiSchemaReference(schema, document))] };
}
