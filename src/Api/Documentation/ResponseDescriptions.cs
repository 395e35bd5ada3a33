using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace WorkOrders.Api.Documentation;

/// <summary>Factory methods for the responses of an operation.</summary>
internal static class ResponseDescriptions
{
    /// <summary>Creates a problem response, optionally with an example.</summary>
    public static OpenApiResponse Problem(OpenApiDocument document, string description, JsonNode? example = null) => new()
    {
        Description = description,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["application/problem+json"] = new()
            {
                Schema = new OpenApiSchemaReference(ProblemSchemas.Problem, document),
                Example = example,
            },
        },
    };

    /// <summary>Creates a JSON response, optionally with examples.</summary>
    public static OpenApiResponse Json(
        string description, IOpenApiSchema schema, params IEnumerable<(string Name, string Summary, JsonObject Body)> examples) =>
        new() { Description = description, Content = Json(schema, examples) };

    /// <summary>Adds responses to an operation, ordered by status. A response replaces an earlier response with the same status.</summary>
    public static void Answer(this OpenApiOperation operation, params IEnumerable<(string Status, IOpenApiResponse Response)> answers)
    {
        var all = (operation.Responses ?? []).ToDictionary();
        foreach (var (status, response) in answers)
        {
            all[status] = response;
        }
        operation.Responses = [];
        foreach (var (status, response) in all.OrderBy(answer => answer.Key, StringComparer.Ordinal))
        {
            operation.Responses.Add(status, response);
        }
    }

    /// <summary>Adds the header <c>Preference-Applied</c> to the response.</summary>
    public static OpenApiResponse WithPreferences(this OpenApiResponse response) =>
        response.WithHeader("Preference-Applied", "The preferences that were applied; missing if there were none.");

    /// <summary>Adds a header to the response.</summary>
    public static OpenApiResponse WithHeader(
        this OpenApiResponse response, string name, string description, JsonSchemaType type = JsonSchemaType.String)
    {
        response.Headers ??= new Dictionary<string, IOpenApiHeader>();
        var schema = new OpenApiSchema { Type = type, Format = type == JsonSchemaType.Integer ? "int32" : null };
        response.Headers.Add(name, new OpenApiHeader { Description = description, Schema = schema });
        return response;
    }

    /// <summary>Creates the content for the JSON media types; only the first media type has the examples.</summary>
    public static Dictionary<string, OpenApiMediaType> Json(
        IOpenApiSchema schema, params IEnumerable<(string Name, string Summary, JsonObject Body)> examples) =>
        Http.MediaTypes.Json.Written.Select((type, index) => (type, new OpenApiMediaType
        {
            Schema = schema,
            Examples = index > 0
                ? null
                : examples.ToDictionary(
                    example => example.Name,
                    IOpenApiExample (example) => new OpenApiExample { Summary = example.Summary, Value = example.Body.DeepClone() }),
        })).ToDictionary();
}
