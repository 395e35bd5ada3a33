using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using WorkOrders.Api.Documentation;
using WorkOrders.Api.Http;
using WorkOrders.Application.Changes;
using WorkOrders.Application.Contract;

namespace WorkOrders.Api.Changes;

/// <summary>Describes the change feed in the OpenAPI document.</summary>
internal static class ChangesOpenApi
{
    /// <summary>The name of the schema of what happened to a row.</summary>
    public const string Operation = "change_operation";

    private const string Page = "changes";

    /// <summary>Adds the tag and the schema of a response.</summary>
    public static void AddTo(OpenApiDocument document)
    {
        document.DescribeTag("Changes", "The change feed.");
        document.AddSchema(Operation, Schemas.Word("What happened to a row.", "created", "updated", "deleted"));
        var change = document.AddSchema("change", Schemas.Object("A change of a row.",
            ("position", Schemas.Long(
                "Position in the changes of the tenant, from 1 without gaps. Changes that this one depends on come before it.")),
            ("entity", Schemas.Word("Entity of the row.", [.. ChangesParameters.EntitiesOf(EntityModel.Contract)])),
            ("id", Schemas.Text("Id of the row.", "uuid")),
            ("key", Schemas.TextOrNull(
                "Key of the row in other systems, such as its `code` or `reference_back_office`; null if it has none.")),
            ("row_version", Schemas.Long("Version of the row after the change: 1, 2, 3 and so on; the deletion is the last.")),
            ("operation", document.SchemaOf(Operation)),
            ("changed_fields",
                new OpenApiSchema
                {
                    Type = JsonSchemaType.Array | JsonSchemaType.Null,
                    Items = Schemas.Text("Name of the field."),
                    Description = "Fields that an update changed; null for other operations.",
                }),
            ("origin", Schemas.TextOrNull(
                $"The system that made the change, from `{OriginReader.SystemHeader}`; null if none was given.")),
            ("request_id", Schemas.TextOrNull(
                $"Id of the request that made the change: its `{OriginReader.RequestIdHeader}`, or an id from the server; " +
                "null if no request made it.")),
            ("trace_id", Schemas.TextOrNull("W3C trace id of that request; null if it had none.")),
            ("changed_by", Schemas.TextOrNull(HistoryOpenApi.ChangedBy)),
            ("reason", Schemas.TextOrNull(HistoryOpenApi.Reason)),
            ("changed_dateutc", Schemas.Text("Time at which the change was written.", "date-time"))));
        document.AddSchema(Page, Schemas.Object("A page of changes.",
            ("value", Schemas.List(change, "The changes, in order.")),
            ("next", Schemas.Long(
                "Everything up to this position has been read. Store it with the changes, and use it as `after` in the next request. " +
                "It can also increase when `value` is empty.")),
            ("more", Schemas.Flag("Whether more changes are available already.")),
            ("warnings?", Schemas.List(document.SchemaOf(ProblemSchemas.Error), "Warnings."))));
    }

    /// <summary>Describes <c>GET api/Changes</c>.</summary>
    public static void DescribeGet(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var document = context.Document!;
        operation.Summary = "Read the change feed";
        operation.Description = """
            Returns every change of every row in order, including deletions and regardless of its source. No change is missing and none
            occurs twice, even with concurrent writes. Read from the beginning, store `next`, and send the next request with `after=next`:
            at once if `more` is true, otherwise as often as you like, or with `wait`. A change appears shortly after it is stored, once
            concurrent writes have ended. With `Accept: text/event-stream`, the response is a stream of server-sent events that sends
            changes as they arrive.
            """;
        operation.Parameters =
        [
            Parameters.Query(
                ChangesParameters.After,
                "The `next` of an earlier response. Without it, pages start at the beginning of the feed, a stream at its end. " +
                "A position beyond the last change of the tenant is an error.",
                new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64", Minimum = "0", Default = 0 }),
            Parameters.Query(
                "entities", "Only changes of these entities, separated by commas, such as `jobs,job_planning`.",
                new OpenApiSchema { Type = JsonSchemaType.String }),
            Parameters.Query(
                "exclude_origin", $"Omit changes made by this system, as named in `{OriginReader.SystemHeader}`.",
                new OpenApiSchema { Type = JsonSchemaType.String }),
            Parameters.Top(
                "top", "Maximum number of changes to return; a stream ignores it.", GetChangesQuery.MaxTop, GetChangesQuery.DefaultTop),
            Parameters.Query(
                "wait",
                "If there is no change after the position, the response waits for one, at most these seconds. A stream ignores it.",
                new OpenApiSchema
                {
                    Type = JsonSchemaType.Integer,
                    Format = "int32",
                    Minimum = "0",
                    Maximum = $"{ChangesParameters.MaxWait}",
                    Default = 0,
                }),
            Parameters.Header(
                ChangesParameters.LastEventId,
                "The id of the last event that was received, with which clients reconnect; it overrides `after`. Only for a stream."),
        ];
        operation.Answer(
        [
            ("200", Describe200(document)),
            ("400", ResponseDescriptions.Problem(document, "A parameter is invalid.", Examples.Object("answer-400-changes"))),
            .. ProblemResponses.For(document, "406"),
        ]);
    }

    private static OpenApiResponse Describe200(OpenApiDocument document)
    {
        var response = ResponseDescriptions.Json(
            "The changes and the next position, or a stream of changes.",
            document.SchemaOf(Page),
            ("changes", "The changes made by erp-by-codes", Examples.Object("answer-200-changes")));
        response.Content![ChangeStream.MediaType] = new OpenApiMediaType
        {
            Schema = Schemas.Text(
                "Server-sent events (WHATWG HTML, section 9.2). The `data` of each event is a `change`, its `id` is the position of the " +
                "change. Every 15 seconds, a comment or an event without data keeps the connection open; the latter has the position " +
                "up to which omitted changes have been skipped."),
        };
        return response;
    }
}
