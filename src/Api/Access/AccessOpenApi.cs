using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using WorkOrders.Api.Documentation;

namespace WorkOrders.Api.Access;

/// <summary>Describes authentication in the OpenAPI document.</summary>
internal static class AccessOpenApi
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
        document.AddComponent<IOpenApiSecurityScheme>("session", new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Cookie,
            Name = SessionCookie.Name,
            Description = "The session of a person who has signed in on a page of this API.",
        });
    }

    /// <summary>
    /// Adds the authentication schemes to an operation that requires a credential, the responses to credentials that are not accepted, and
    /// 403 to an operation that does not take every role, or not every request with the cookie of a session.
    /// </summary>
    public static void Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any())
        {
            return;
        }
        var document = context.Document!;
        operation.Security =
        [
            new() { [new("basic", document)] = [] }, new() { [new("api_key", document)] = [] }, new() { [new("session", document)] = [] },
        ];
        operation.Answer(ProblemResponses.For(document, "401", "429", "503", ProblemResponses.Default));
        if (!HttpMethods.IsGet(context.Description.HttpMethod ?? HttpMethods.Get))
        {
            operation.Answer(ProblemResponses.For(document, "403"));
        }
    }
}
