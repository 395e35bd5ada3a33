using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using WorkOrders.Api.Documentation;
using WorkOrders.Api.Http;
using WorkOrders.Application.Changes;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;

namespace WorkOrders.Api.Changes;

/// <summary>Describes the histories of rows in the OpenAPI document.</summary>
internal static class HistoryOpenApi
{
    private const string Page = "history";

    /// <summary>Adds the schema of a response.</summary>
    public static void AddTo(OpenApiDocument document)
    {
        var entry = document.AddSchema("history_entry", Schemas.Object("A change of the row.",
            ("operation", document.SchemaOf(ChangesOpenApi.Operation)),
            ("row_version", Schemas.Long("Version of the row after the change: 1, 2, 3 and so on.")),
            ("changed_dateutc", Schemas.Text("Time at which the change was written.", "date-time")),
            ("changed_by", Schemas.TextOrNull(ChangedBy)),
            ("origin", Schemas.TextOrNull(
                $"The system that made the change, from `{OriginReader.SystemHeader}`; null if none was given.")),
            ("request_id", Schemas.TextOrNull("Id of the request that made the change; null if no request made it.")),
            ("reason", Schemas.TextOrNull(Reason)),
            ("changes", Schemas.List(
                document.SchemaOf(DryRunSchemas.FieldChange),
                "The fields that changed; if the row was created or deleted, all fields that had a value."))));
        document.AddSchema(Page, Schemas.Object("A page of the history of a row.",
            ("value", Schemas.List(entry, "The changes, newest first.")),
            ("@odata.nextLink?", Schemas.Text("URL of the page with older changes; missing if there are none.")),
            ("warnings?", Schemas.List(document.SchemaOf(ProblemSchemas.Error), "Warnings."))));
    }

    /// <summary>The description of the person or program that made a change.</summary>
    public const string ChangedBy =
        "Name of the API user or label of the API key that made the change; `administrator` for the command line, and null for changes " +
        "that are older than this field.";

    /// <summary>The description of the reason for a change.</summary>
    public const string Reason = "Reason that the request gave for the change, such as a change of status; null if it gave none.";

    /// <summary>Describes <c>GET api/X(id)/History</c>.</summary>
    public static void DescribeGet(OpenApiOperation operation, OpenApiOperationTransformerContext context, Entity entity)
    {
        var document = context.Document!;
        operation.Summary = $"Read the history of {entity.LabelWithArticle}";
        operation.Description = $"""
            Returns the changes of the {entity.Label}, newest first: who made each change, when, in which request, and the values of each
            changed field before and after. A change is returned as soon as its request was answered, and the history of a deleted row can
            still be read. `api/{entity.Path}({entity.Key}='…')/History` addresses an existing row by its key,
            `api/{entity.Path}/id/History` by its id.
            """;
        operation.Parameters =
        [
            Parameters.Id(entity.Label),
            Parameters.Top(
                HistoryParameters.TopName, "Maximum number of changes to return.", GetHistoryQuery.MaxTop, GetHistoryQuery.DefaultTop),
            Parameters.Query(HistoryParameters.BeforeName, "Where a page continues; part of the next link.",
                new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64", Minimum = "1" }),
            .. Parameters.Shared(document, Parameters.PreferNulls),
        ];
        IEnumerable<(string, string, JsonObject)> examples = entity == Entity.Of<Skill>()
            ? [("skill", "A skill that was renamed", Examples.Object("answer-200-history"))]
            : [];
        operation.Answer(
        [
            ("200", ResponseDescriptions.Json("The changes.", document.SchemaOf(Page), examples).WithPreferences()),
            .. ProblemResponses.For(document, "400", "404", "406"),
        ]);
    }
}
