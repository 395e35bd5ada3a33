using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using WorkOrders.Api.Changes;
using WorkOrders.Api.Documentation;

namespace WorkOrders.Api.Jobs;

/// <summary>What the API reference says of the operations on work orders.</summary>
internal static class JobsReference
{
    /// <summary>Describes <c>POST api/Jobs</c>.</summary>
    public static Task DescribeCreate(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken _)
    {
        var document = context.Document!;
        operation.Summary = "Create a work order";
        operation.Description = """
            Creates a work order, with everything it embeds that does not exist yet, in one transaction. In the status *Suggested*, with a suggested user and `suggested_date_start`, it is planned: the answer's
            `job_planning` says who, from when to when. Either everything is stored or nothing.
            """;
        operation.Parameters =
        [
            Parameters.Query("dry_run", "`true`: change nothing, and answer 200 with what would happen.", new() { Type = JsonSchemaType.Boolean, Default = false }),
            Parameters.Query("on_missing", "What becomes of embedded objects that do not exist: `create` inserts them, `error` refuses the order, so that a typo in a mapping makes no job type.",
                new() { Type = JsonSchemaType.String, Enum = ["create", "error"], Default = "create" }),
            Parameters.Prefer("`return=minimal` answers only the id; `handling=strict` refuses unknown fields, and numbers sent as strings; `nulls=default` writes 0, false, \"\", the empty guid and 1980-01-01 instead of null."),
            .. ChangesReference.OriginHeaders,
        ];
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Description = "The order; at most 1 MB, in UTF-8, or in UTF-16 or windows-1252 where charset says so; gzip, br or deflate where Content-Encoding says so.",
            Content = Answers.Json(new OpenApiSchemaReference(JobSchemas.New, document), JobExamples.Requests),
        };
        operation.Answer(
            ("200", new OpenApiResponse
            {
                Description = "With dry_run=true: what would happen. Nothing was changed.",
                Content = Answers.Json(new OpenApiSchemaReference(JobSchemas.DryRun, document), ("embedded-from-nothing", "A dry run of embedded-from-nothing", Examples.Object("answer-200-dry-run"))),
            }),
            ("201", new OpenApiResponse
            {
                Description = "The order as it is stored, with the ids and codes of all it refers to, its planning, and warnings where there are any.",
                Content = Answers.Json(
                    new OpenApiSchema { AnyOf = [new OpenApiSchemaReference(JobSchemas.Stored, document), new OpenApiSchemaReference(JobSchemas.Id, document)] },
                    ("erp-by-codes", "The answer to erp-by-codes", Examples.Object("answer-201"))),
            }.WithHeader("Location", "Where the order is.").WithHeader("Preference-Applied", Answers.PreferenceApplied)),
            ("400", Refusal("400", "The body, a field or a parameter is not of the right form. Problems of references and rules are listed with it.")),
            ("406", Refusal("406", "Accept takes neither application/json nor text/json.")),
            ("409", Refusal("409", "There is an order of this `id` or `reference_back_office` already.").WithHeader("Location", "Where the existing order is.")),
            ("413", Refusal("413", "The body is larger than 1 MB.")),
            ("415", Refusal("415", "The body is not labelled as JSON, or its charset or Content-Encoding is not known here.")),
            ("422", Refusal("422", "Something the order refers to does not exist, or a rule is broken.")));
        return Task.CompletedTask;

        OpenApiResponse Refusal(string example, string description) => Answers.Problem(document, description, Examples.Object($"answer-{example}"));
    }

    /// <summary>Describes <c>GET api/Jobs(id)</c>.</summary>
    public static Task DescribeGet(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken _)
    {
        var document = context.Document!;
        operation.Summary = "Read a work order";
        operation.Description = "Answers what `POST api/Jobs` answered, as it is stored now. `api/Jobs/{id}` is the same.";
        operation.Parameters =
        [
            new OpenApiParameter { Name = "id", In = ParameterLocation.Path, Required = true, Schema = Schemas.Text("The order.", "uuid") },
            Parameters.Prefer("`nulls=default` writes 0, false, \"\", the empty guid and 1980-01-01 instead of null."),
        ];
        operation.Answer(
            ("200", new OpenApiResponse
            {
                Description = "The order with its planning.",
                Content = Answers.Json(new OpenApiSchemaReference(JobSchemas.Stored, document), ("erp-by-codes", "The order of erp-by-codes", Examples.Object("answer-201"))),
            }.WithHeader("Preference-Applied", Answers.PreferenceApplied)),
            ("404", Answers.Problem(document, "There is no such order in the tenant.", Examples.Object("answer-404"))),
            ("406", Answers.Problem(document, "Accept takes neither application/json nor text/json.", Examples.Object("answer-406"))));
        return Task.CompletedTask;
    }
}
