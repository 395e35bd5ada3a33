using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using WorkOrders.Api.Documentation;

namespace WorkOrders.Api.Access;

/// <summary>Describes authentication in the OpenAPI document.</summary>
internal static class AccessReference
{
    /// <summary>Adds the authentication schemes.</summary>
    public static void AddTo(OpenApiDocument document)
    {
        document.AddComponent<IOpenApiSecurityScheme>("basic", new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "basic",
            Description = "`user:password@tenant`. The user name ends at the first `:`, the tenant starts after the last `@`.",
        });
        document.AddComponent<IOpenApiSecurityScheme>("api_key", new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = CredentialReader.KeyHeader,
            Description = "An API key of the tenant.",
        });
    }

    /// <summary>Adds the authentication schemes and the responses 401 and 503 to an operation that requires a credential.</summary>
    public static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken _)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any())
        {
            return Task.CompletedTask;
        }
        var document = context.Document!;
        operation.Security = [new() { [new("basic", document)] = [] }, new() { [new("api_key", document)] = [] }];
        operation.Answer(
            ("401", ResponseDescriptions.Problem(
                document, "The credentials are missing or invalid. The response does not state which.", Examples.Object("answer-401"))
                .WithHeader("WWW-Authenticate", "The accepted authentication schemes.")),
            ("503", ResponseDescriptions.Problem(
                document,
                "The database is unavailable, or too many unknown credentials are being checked. See `detail`, and retry the request.",
                Examples.Object("answer-503"))
                .WithHeader("Retry-After", "Seconds to wait before the next attempt.", JsonSchemaType.Integer)),
            ("default", ResponseDescriptions.Problem(document, "Any other error.")));
        return Task.CompletedTask;
    }
}
