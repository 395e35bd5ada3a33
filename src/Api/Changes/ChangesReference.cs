using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using WorkOrders.Api.Documentation;
using WorkOrders.Api.Http;
using WorkOrders.Api.Jobs;
using WorkOrders.Application.Changes;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Changes;

/// <summary>What the API reference says of the change feed.</summary>
internal static class ChangesReference
{
    private const string Page = "changes";

    /// <summary>Adds the schema of an answer.</summary>
    public static void AddTo(OpenApiDocument document)
    {
        var change = Schemas.Object("One change of one row.",
            ("position", Schemas.Long("Its place among the changes of the tenant: from 1, without gaps. What a change rests on stands before it.")),
            ("entity", Schemas.Word("What it is a row of.", [.. ChangeOptions.Entities])),
            ("id", Schemas.Text("The row.", "uuid")),
            ("key", Schemas.TextOrNull("The row's key in other systems, such as its `code` or `reference_back_office`; null when it has none.")),
            ("row_version", Schemas.Long("The row's version after the change: those of one row are 1, 2, 3 and so on, its deletion being the last.")),
            ("operation", Schemas.Word("What was done.", "created", "updated", "deleted")),
            ("changed_fields", new OpenApiSchema { Type = JsonSchemaType.Array | JsonSchemaType.Null, Items = Schemas.Text("A field."), Description = "What an update changed; null otherwise." }),
            ("origin", Schemas.TextOrNull($"The system that did it, as it called itself in `{OriginReader.SystemHeader}`.")),
            ("request_id", Schemas.TextOrNull($"The request that did it: its `{OriginReader.RequestIdHeader}`, or the server's own id of it; null when it was no request.")),
            ("trace_id", Schemas.TextOrNull("The W3C trace id of that request; null when it had none.")),
            ("changed_dateutc", Schemas.Text("When it was written.", "date-time")));
        document.AddComponent<IOpenApiSchema>(Page, Schemas.Object("Changes, in order.",
            ("value", Schemas.List(change, "Those that were asked for.")),
            ("next", Schemas.Long("Up to this position there is nothing left to read. Keep it with what you have read, and ask for what comes `after` it. It is also given, and moves on, when `value` is empty.")),
            ("more", new OpenApiSchema { Type = JsonSchemaType.Boolean, Description = "Whether there are changes behind it already." }),
            ("warnings?", Schemas.List(new OpenApiSchemaReference(ProblemSchemas.Error, document), "What should be known besides."))));
    }

    /// <summary>Describes <c>GET api/Changes</c>.</summary>
    public static Task DescribeGet(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken _)
    {
        var document = context.Document!;
        operation.Summary = "Follow what changes";
        operation.Description = """
            Answers every change of every row in order, deletions included, from whatever side it came: no change is left out and none comes twice, however many write at once. Read from the beginning, keep `next`,
            and ask again with `after=next`: at once while there is `more`, else as often as you like. A change is readable a moment after it is stored, or when the writes that run beside it have ended.
            """;
        operation.Parameters =
        [
            Parameters.Query("after", "What an answer called `next`; without it, you read from the beginning. A position of your tenant that nothing has reached yet is refused.",
                new() { Type = JsonSchemaType.Integer, Format = "int64", Minimum = "0", Default = 0 }),
            Parameters.Query("entities", "Only the changes of these, with commas between them, such as `jobs,job_planning`.", new() { Type = JsonSchemaType.String }),
            Parameters.Query("exclude_origin", $"Not what this system wrote itself: what it calls itself in `{OriginReader.SystemHeader}`.", new() { Type = JsonSchemaType.String }),
            Parameters.Query("top", "The most changes to answer.",
                new() { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1", Maximum = $"{GetChangesQuery.LargestTop}", Default = GetChangesQuery.UsualTop }),
        ];
        operation.Answer(
            ("200", new OpenApiResponse
            {
                Description = "The changes, and where to go on.",
                Content = Answers.Json(new OpenApiSchemaReference(Page, document), ("changes", "What erp-by-codes changed", JobExamples.Read("answer-200-changes"))),
            }),
            ("400", Answers.Problem(document, "A parameter is not right.", JobExamples.Read("answer-400-changes"))),
            ("406", Answers.Problem(document, "Accept takes neither application/json nor text/json.", JobExamples.Read("answer-406"))));
        return Task.CompletedTask;
    }

    /// <summary>The headers that say where a request which writes comes from.</summary>
    public static IEnumerable<IOpenApiParameter> OriginHeaders =>
    [
        Parameters.Header(OriginReader.SystemHeader, $"What the system that sends this calls itself: {RequestOrigin.SystemForm}. It is kept with every change, so that the system can leave its own out when it reads the change feed (`exclude_origin`)."),
        Parameters.Header(OriginReader.RequestIdHeader, "The client's id of the request, up to 100 printable characters. It is kept with every change; where there is none, the server's own is."),
    ];
}
