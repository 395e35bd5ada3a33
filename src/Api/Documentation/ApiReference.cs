using System.Reflection;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scalar.AspNetCore;
using WorkOrders.Application.Contract;

namespace WorkOrders.Api.Documentation;

/// <summary>The OpenAPI document at <c>/openapi/v1.json</c> and the API reference at <c>/scalar</c>. Neither needs a credential.</summary>
internal static class ApiReference
{
    private const string About = """
        Work orders and field-service planning, API first.

        **Authentication.** Use HTTP Basic with `user:password@tenant` (the tenant follows the last `@`), or an API key in `X-Api-Key`.
        Always use TLS, because credentials are not encrypted otherwise. Pages sign in with `POST /session`. Each credential has a role.

        **References.** Refer to existing rows by id (`project_id`) or by key (`project_reference_back_office`, `job_type_code`), or embed
        the object (`project`). An embedded object is found by its id or key and updated where it differs; if it does not exist, it is
        created. You can give several forms if they refer to the same row.

        **Values.** Dates are in ISO 8601; without an offset they are in the time zone of the tenant. Responses use UTC. Lengths are
        counted in Unicode code points. In requests, `null`, `""`, the empty UUID and 1980-01-01 mean *no value*: they clear a field in
        PATCH and PUT, and change nothing in an embedded object. Numbers can be sent as strings, and unknown fields are ignored with a
        warning. With `Prefer: handling=strict`, only the documented formats are accepted; unknown fields are errors; and false, 0 and
        empty lists in an embedded object change existing rows.

        **Errors** are always `application/problem+json` (RFC 9457). They list every problem of the request at once, each with a JSON
        Pointer, a stable code and the values that would be accepted. The member `error` contains the same as an OData error.

        **OData.** Responses below `api/` have the header `OData-Version: 4.0`. A request with `OData-Version` or `OData-MaxVersion` comes
        from an OData client: its errors are `application/json` with the member `error` alone, and the problem in `error.innererror`.
        `Accept` can contain `odata.metadata=none` (no `@odata.context` and `@odata.etag`) and `IEEE754Compatible=true` (decimals and 64-bit
        integers are strings). HEAD works at every URL that supports GET.

        **Typed clients.** Kiota, NSwag and openapi-typescript generate clients from this document. A write has one type of response: with
        `dry_run=true`, the response has `would_answer`, and nothing was stored; otherwise it is the stored row.

        **Guides** in the repository: docs/lists.md (filters, pages, related rows, search and CSV), docs/writing.md (POST, PUT, PATCH,
        DELETE, versions and dry runs), docs/references.md (how rows refer to each other), docs/statuses.md (the statuses of work orders),
        docs/planning.md (when technicians work), docs/board.md (the planning board), docs/batch.md (several requests in one),
        docs/importing.md (files), docs/input.md (which input is accepted) and docs/access.md (credentials, sessions and roles).
        """;

    private const string LocalUrl = "http://127.0.0.1:5080";

    /// <summary>Generates the OpenAPI document from the endpoints and the contributions of the features.</summary>
    public static IServiceCollection AddApiReference(this IServiceCollection services) =>
        services.AddOpenApi(OpenApiContributions.DocumentName, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.CreateSchemaReferenceId = _ => null;
            // Every GET has a HEAD, which would only repeat its description.
            options.ShouldInclude = operation => operation.HttpMethod != HttpMethods.Head;
            options.AddDocumentTransformer(Describe);
        });

    /// <summary>Maps the document and the reference. The pages load only from this API: no CDN, no external fonts, no telemetry.</summary>
    public static void MapApiReference(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi().AllowAnonymous();
        app.MapScalarApiReference(pages =>
        {
            // The pages call the API that serves them, also if the document names another address.
            pages.AddServer(new ScalarServer("/", "This API."));
            pages.WithTitle("WorkOrders API").WithDynamicBaseServerUrl().AddPreferredSecuritySchemes("basic");
            pages.DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp();
            pages.ShowDeveloperTools = DeveloperToolsVisibility.Never;
            pages.HideClientButton = true;
            pages.SchemaPropertyOrder = PropertyOrder.Preserve;
        }).AllowAnonymous();
    }

    private static Task Describe(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken _)
    {
        document.Info = new()
        {
            Title = "WorkOrders",
            Version = Assembly.GetExecutingAssembly().GetName().Version!.ToString(3),
            Description = About,
            License = new() { Name = "Apache-2.0", Identifier = "Apache-2.0" },
        };
        document.Servers = [new() { Url = LocalUrl, Description = "The API as `./build.sh run` starts it; replace it by your address." }];
        ProblemSchemas.AddTo(document);
        ProblemResponses.AddTo(document);
        Parameters.AddTo(document);
        DryRunSchemas.AddTo(document);
        KeyPaths.AddTo(document, context.ApplicationServices.GetRequiredService<EntityModel>());
        return Task.CompletedTask;
    }
}
