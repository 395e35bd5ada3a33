using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using WorkOrders.Api.Http;
using WorkOrders.Application.Contract;

namespace WorkOrders.Api.Documentation;

/// <summary>Describes the operations on the rows of an entity in the OpenAPI document. All entities have the same ones.</summary>
/// <param name="entity">The entity.</param>
internal sealed class RowOpenApi(Entity entity)
{
    private const string References = "References to other rows can be given by id, by key or as embedded objects.";

    private readonly string _row = entity.LabelWithArticle;

    /// <summary>How a row is addressed.</summary>
    public string Addresses { get; } =
        $"`api/{entity.Path}({entity.Key}='…')` addresses the row by its key, `api/{entity.Path}/id` by its id.";

    /// <summary>What creating a row does besides storing it.</summary>
    public string OnCreation { get; init; } = "";

    /// <summary>What changing a row does besides storing it.</summary>
    public string OnChange { get; init; } = "";

    /// <summary>Which rows can be deleted.</summary>
    public string Deletable { get; init; } = entity.IsNeverDeleted
        ? $"Rows of {entity.Path} cannot be deleted: the response is 409 if the row exists. To archive a row, send PATCH with "
            + $"`\"{entity.ArchiveFlag}\": true`."
        : "A row can be deleted only if no other row refers to it.";

    /// <summary>Whether the operations have the parameter that overrides rules.</summary>
    public bool AllowsForce { get; init; }

    /// <summary>Why a change conflicts with the stored rows.</summary>
    public string Conflicts { get; init; } = $"Another row has this id or {entity.Key}, or the change conflicts with other rows.";

    /// <summary>Examples of requests that create a row.</summary>
    public IReadOnlyList<(string Name, string Summary, JsonObject Body)> NewRows { get; init; } = [];

    /// <summary>Examples of responses with a stored row.</summary>
    public IReadOnlyList<(string Name, string Summary, JsonObject Body)> StoredRows { get; init; } = [];

    /// <summary>Examples of reports of dry runs.</summary>
    public IReadOnlyList<(string Name, string Summary, JsonObject Body)> DryRuns { get; init; } = [];

    /// <summary>Describes <c>GET api/X(id)</c>.</summary>
    public void DescribeGet(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var document = context.Document!;
        operation.Summary = $"Read {_row}";
        operation.Description = $"Returns the row with this id. {Addresses}";
        operation.Parameters =
        [
            Parameters.Id(entity.Label),
            Parameters.Header("If-None-Match", "The ETag of the version that the client has; if it is current, the response is 304."),
            .. Parameters.Shared(document, Parameters.PreferNulls),
            .. ListParameters.Row(document),
        ];
        operation.Answer(
        [
            ("200", ResponseDescriptions.Json($"The {entity.Label}.", document.SchemaOf(RowSchemas.NameOfStored(entity)), StoredRows)
                .WithHeader("ETag", "The version of the row.").WithPreferences()),
            ("304", new OpenApiResponse { Description = "The client has the current version." }),
            .. ProblemResponses.For(document, "404", "406"),
        ]);
    }

    /// <summary>Describes <c>POST api/X</c>.</summary>
    public void DescribeCreate(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var document = context.Document!;
        operation.Summary = $"Create {_row}";
        operation.Description = $"Creates {_row} and the embedded objects that do not exist yet, in one transaction: either everything is "
            + $"stored or nothing. {References} {OnCreation}".TrimEnd();
        operation.Parameters = [.. Parameters.Write(document), .. Force(document)];
        operation.RequestBody = Body(context, RowSchemas.NameOfNew(entity), NewRows);
        operation.Answer(
        [
            ("200", Written(document, "With dry_run=true: what would happen. Nothing was stored.", DryRuns)),
            ("201", Created(document)),
            ("409", ResponseDescriptions.Problem(
                    document, $"A row with this `id` or `{entity.Key}` exists.", NewRows.Count > 0 ? Examples.Object("answer-409") : null)
                .WithHeader("Location", "The URL of the existing row.")),
            .. ProblemResponses.For(document, "400", "406", "413", "415", "422"),
        ]);
    }

    /// <summary>Describes <c>PUT api/X(id)</c>.</summary>
    public void DescribeReplace(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        DescribeChange(operation, context, RowSchemas.NameOfNew(entity));
        operation.Summary = $"Create or replace {_row}";
        operation.Description = "Writes the whole row: fields that the request omits are cleared, except those that the server sets. A row "
            + $"that does not exist is created with the id or {entity.Key} in the URL. {References} {OnChange}{Addresses}";
    }

    /// <summary>Describes <c>PATCH api/X(id)</c>.</summary>
    public void DescribeMerge(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        DescribeChange(operation, context, entity.Name);
        operation.Summary = $"Change {_row}";
        operation.Description = "Changes the fields in the request (RFC 7396): omitted fields keep their values, null and empty values "
            + $"clear a field. A row that does not exist is created if the URL contains its {entity.Key}. {References} "
            + $"{OnChange}{Addresses}";
        var content = operation.RequestBody!.Content!;
        foreach (var type in MediaTypes.MergePatch.Read)
        {
            content.TryAdd(type, content[MediaTypes.Json.Read[0]]);
        }
    }

    /// <summary>Describes <c>DELETE api/X(id)</c>.</summary>
    public void DescribeDelete(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var document = context.Document!;
        operation.Summary = $"Delete {_row}";
        operation.Description = $"{(entity.IsNeverDeleted ? "" : "Deletes the row with this id. ")}{Deletable} {Addresses}";
        operation.Parameters = [Parameters.Id(entity.Label), .. Parameters.Delete(document)];
        IEnumerable<(string, IOpenApiResponse)> successful = entity.IsNeverDeleted
            ?
            [
                ("200", ResponseDescriptions.Json(
                    "With dry_run=true: what would happen.", document.SchemaOf(DryRunSchemas.DeleteDryRun))),
            ]
            :
            [
                // Without a schema: clients that NSwag generates would otherwise treat 204, which has no content, as an error.
                ("200", new OpenApiResponse
                {
                    Description = "With dry_run=true: what would happen, as the schema `delete_dry_run` describes it. Nothing was deleted.",
                }),
                ("204", new OpenApiResponse { Description = "The row is deleted." }),
            ];
        operation.Answer(
        [
            .. successful,
            ("409", ResponseDescriptions.Problem(document, Deletable)),
            .. ProblemResponses.For(document, "400", "404", "412", "428"),
        ]);
    }

    /// <summary>Describes the parameters, the body and the responses of an operation that changes only one row.</summary>
    public void DescribeAction(OpenApiOperation operation, OpenApiOperationTransformerContext context, string body)
    {
        operation.Parameters = [.. Parameters.WriteOne(context.Document!), .. Force(context.Document!)];
        operation.RequestBody = Body(context, body, []);
        operation.Answer(Changed(context.Document!));
    }

    private void DescribeChange(OpenApiOperation operation, OpenApiOperationTransformerContext context, string body)
    {
        var document = context.Document!;
        operation.Parameters =
        [
            Parameters.Id(entity.Label),
            .. Parameters.Write(document),
            .. Force(document),
            .. Parameters.Shared(document, Parameters.IfMatch, Parameters.IfNoneMatch),
        ];
        operation.RequestBody = Body(context, body, []);
        operation.Answer([.. Changed(document), ("201", Created(document))]);
    }

    private IEnumerable<IOpenApiParameter> Force(OpenApiDocument document) =>
        AllowsForce ? Parameters.Shared(document, Parameters.Force) : [];

    private IEnumerable<(string, IOpenApiResponse)> Changed(OpenApiDocument document) =>
    [
        ("200", Written(document, "The row as it is stored. With dry_run=true: what would happen; nothing was stored.", [])
            .WithHeader("ETag", "The version of the row.")
            .WithHeader("Result", "What happened: `updated`, or `unchanged` if the row had these values already.")),
        ("409", ResponseDescriptions.Problem(document, Conflicts)),
        .. ProblemResponses.For(document, "400", "404", "406", "412", "413", "415", "422", "428"),
    ];

    private OpenApiResponse Created(OpenApiDocument document) =>
        Written(document, $"The stored {entity.Label}.", StoredRows)
            .WithHeader("Location", "The URL of the row.")
            .WithHeader("ETag", "The version of the row.")
            .WithHeader("Result", "Always `created`.");

    private OpenApiResponse Written(
        OpenApiDocument document, string description, IEnumerable<(string Name, string Summary, JsonObject Body)> examples) =>
        ResponseDescriptions.Json(description, document.SchemaOf(RowSchemas.NameOfWritten(entity)), examples).WithPreferences();

    private OpenApiRequestBody Body(
        OpenApiOperationTransformerContext context, string schema, IEnumerable<(string Name, string Summary, JsonObject Body)> examples)
    {
        var limits = context.ApplicationServices.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;
        var maximum = limits.MaxRequestBodySize is { } bytes ? $", at most {ByteSize.Describe(bytes)}, also when decompressed" : "";
        return new()
        {
            Required = true,
            Description = $"The {entity.Label}{maximum}. The encoding is UTF-8, " +
                "unless charset specifies another (such as UTF-16 or windows-1252). Content-Encoding can be gzip, br or deflate.",
            Content = ResponseDescriptions.Json(context.Document!.SchemaOf(schema), examples),
        };
    }
}
