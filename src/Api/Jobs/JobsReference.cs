using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using WorkOrders.Api.Changes;
using WorkOrders.Api.Documentation;
using WorkOrders.Api.Http;

namespace WorkOrders.Api.Jobs;

/// <summary>Describes the operations on work orders in the OpenAPI document.</summary>
internal static class JobsReference
{
    /// <summary>Describes <c>POST api/Jobs</c>.</summary>
    public static Task DescribeCreate(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken _)
    {
        var document = context.Document!;
        var limits = context.ApplicationServices.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;
        var maximum = limits.MaxRequestBodySize is { } bytes ? $", at most {ByteSize.Describe(bytes)}, also when decompressed" : "";
        operation.Summary = "Create a work order";
        operation.Description = """
            Creates a work order and the embedded objects that do not exist yet, in one transaction: either everything is stored or
            nothing. With status *Suggested*, a suggested user and `suggested_date_start`, the work order is also planned: see
            `job_planning` in the response.
            """;
        operation.Parameters =
        [
            Parameters.Query(
                "dry_run", "`true` stores nothing and returns 200 with a report of what would happen.",
                new() { Type = JsonSchemaType.Boolean, Default = false }),
            Parameters.Query(
                "on_missing",
                "What to do with embedded objects that do not exist: `create` creates them, `error` rejects the request, " +
                "so that a typo in a mapping does not create a job type.",
                new() { Type = JsonSchemaType.String, Enum = ["create", "error"], Default = "create" }),
            Parameters.Prefer(
                "`return=minimal` returns only the id. `handling=strict` rejects unknown fields and numbers sent as strings. " +
                "`nulls=default` writes 0, false, \"\", the empty guid and 1980-01-01 instead of null."),
            .. ChangesReference.OriginHeaders,
        ];
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Description = $"The work order{maximum}. The encoding is UTF-8, " +
                "unless charset specifies another (such as UTF-16 or windows-1252). Content-Encoding can be gzip, br or deflate.",
            Content = ResponseDescriptions.Json(new OpenApiSchemaReference(JobSchemas.New, document), JobExamples.Requests),
        };
        operation.Answer(
            ("200", new OpenApiResponse
            {
                Description = "With dry_run=true: what would happen. Nothing was stored.",
                Content = ResponseDescriptions.Json(
                    new OpenApiSchemaReference(JobSchemas.DryRun, document),
                    ("embedded-from-nothing", "A dry run of embedded-from-nothing", Examples.Object("answer-200-dry-run"))),
            }),
            ("201", new OpenApiResponse
            {
                Description = "The stored work order with the ids and codes of its references, its planning, " +
                    "and warnings if there are any.",
                Content = ResponseDescriptions.Json(
                    new OpenApiSchema
                    {
                        AnyOf =
                        [
                            new OpenApiSchemaReference(JobSchemas.Stored, document),
                            new OpenApiSchemaReference(JobSchemas.Id, document),
                        ],
                    },
                    ("erp-by-codes", "The response to erp-by-codes", Examples.Object("answer-201"))),
            }.WithHeader("Location", "The URL of the work order.")
                .WithHeader("Preference-Applied", ResponseDescriptions.PreferenceApplied)),
            ("400", Refusal(
                "400",
                "The body, a field or a parameter has an invalid format. The response also lists problems of references and rules.")),
            ("406", Refusal("406", "Accept allows neither application/json nor text/json.")),
            ("409",
                Refusal("409", "A work order with this `id` or `reference_back_office` already exists.")
                    .WithHeader("Location", "The URL of the existing work order.")),
            ("413", Refusal("413", "The body is too large.")),
            ("415", Refusal("415", "Content-Type is not JSON, or charset or Content-Encoding is not supported.")),
            ("422", Refusal("422", "A reference does not exist, or a rule is violated.")));
        return Task.CompletedTask;

        OpenApiResponse Refusal(string example, string description) =>
            ResponseDescriptions.Problem(document, description, Examples.Object($"answer-{example}"));
    }

    /// <summary>Describes <c>GET api/Jobs(id)</c>.</summary>
    public static Task DescribeGet(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken _)
    {
        var document = context.Document!;
        operation.Summary = "Read a work order";
        operation.Description = "Returns the work order in the format of `POST api/Jobs`. `api/Jobs/{id}` is equivalent.";
        operation.Parameters =
        [
            new OpenApiParameter
            {
                Name = "id",
                In = ParameterLocation.Path,
                Required = true,
                Schema = Schemas.Text("Id of the work order.", "uuid"),
            },
            Parameters.Prefer("`nulls=default` writes 0, false, \"\", the empty guid and 1980-01-01 instead of null."),
        ];
        operation.Answer(
            ("200", new OpenApiResponse
            {
                Description = "The work order with its planning.",
                Content = ResponseDescriptions.Json(
                    new OpenApiSchemaReference(JobSchemas.Stored, document),
                    ("erp-by-codes", "The work order of erp-by-codes", Examples.Object("answer-201"))),
            }.WithHeader("Preference-Applied", ResponseDescriptions.PreferenceApplied)),
            ("404", ResponseDescriptions.Problem(document, "The tenant has no work order with this id.", Examples.Object("answer-404"))),
            ("406", ResponseDescriptions.Problem(document, "Accept allows neither application/json nor text/json.",
                Examples.Object("answer-406"))));
        return Task.CompletedTask;
    }
}
