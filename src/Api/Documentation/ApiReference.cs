using System.Reflection;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace WorkOrders.Api.Documentation;

/// <summary>What the API says of itself: the OpenAPI document at <c>/openapi/v1.json</c>, and pages over it at <c>/scalar</c>. Anybody may read both.</summary>
internal static class ApiReference
{
    private const string About = """
        Work orders and field-service planning, API first.

        **Sign in** with HTTP Basic, `user:password@tenant` (the tenant stands after the last `@`), or with an API key in `X-Api-Key`. Use TLS: both travel as they are.

        **Refer** to what exists by id (`project_id`), by key (`project_reference_back_office`, `job_type_code`), or embed the object itself (`project`): it is found by its id or key and
        updated where what it says differs, or else created. Several forms may be given when they name the same row.

        **Values.** Dates are ISO 8601; without an offset they are local time in the tenant's zone. Answers are in UTC. Lengths count Unicode code points. On input `null`, `""`, the empty guid and
        1980-01-01 mean *not given*; numbers may come as strings. Unknown fields are taken with a warning. `Prefer: handling=strict` refuses both.

        **Refusals** are `application/problem+json` (RFC 9457), whatever the status, and list every problem of the request at once, each with a JSON Pointer, a stable code and what would be accepted.
        """;

    /// <summary>Describes the API from its endpoints and from the contract's records.</summary>
    public static IServiceCollection AddApiReference(this IServiceCollection services) => services.AddOpenApi(OpenApiContributions.DocumentName, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.CreateSchemaReferenceId = _ => null;
        options.AddDocumentTransformer(Complete);
    });

    /// <summary>Maps the document and its pages. All they load comes from this API: no content network, no fonts, no telemetry.</summary>
    public static void MapApiReference(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi().AllowAnonymous();
        app.MapScalarApiReference(pages =>
        {
            pages.WithTitle("WorkOrders API").WithDynamicBaseServerUrl().AddPreferredSecuritySchemes("basic");
            pages.DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp();
            pages.ShowDeveloperTools = DeveloperToolsVisibility.Never;
            pages.HideClientButton = true;
            pages.SchemaPropertyOrder = PropertyOrder.Preserve;
        }).AllowAnonymous();
        app.MapGet("/", () => TypedResults.Redirect("/scalar")).AllowAnonymous().ExcludeFromDescription();
    }

    private static Task Complete(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken _)
    {
        document.Info = new()
        {
            Title = "WorkOrders",
            Version = Assembly.GetExecutingAssembly().GetName().Version!.ToString(3),
            Description = About,
            License = new() { Name = "Apache-2.0", Identifier = "Apache-2.0" },
        };
        document.Servers = [new() { Url = "/", Description = "Where this document comes from." }];
        ProblemSchemas.AddTo(document);
        return Task.CompletedTask;
    }
}
