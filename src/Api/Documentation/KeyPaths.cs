using System.Globalization;
using Microsoft.OpenApi;
using WorkOrders.Application.Contract;

namespace WorkOrders.Api.Documentation;

/// <summary>
/// Describes that rows can also be addressed by their keys: each path with the id of a row, such as <c>/api/Company({id})</c>, is followed
/// by the same path with the key, such as <c>/api/Company(code='{code}')</c>. The routes accept both.
/// </summary>
internal static class KeyPaths
{
    /// <summary>Adds the paths.</summary>
    public static void AddTo(OpenApiDocument document, EntityModel model)
    {
        var paths = new OpenApiPaths();
        foreach (var (path, item) in document.Paths)
        {
            paths.Add(path, item);
            if (model.Entities.FirstOrDefault(entity => entity.Key != entity.Id && path.StartsWith(ById(entity), StringComparison.Ordinal))
                is { } entity)
            {
                paths.Add(path.Replace(ById(entity), ByKey(entity), StringComparison.Ordinal), WithKey(item, entity));
            }
        }
        document.Paths = paths;
    }

    private static string ById(Entity entity) => $"/api/{entity.Path}({{{Http.AddressReader.RouteValue}}})";

    private static string ByKey(Entity entity) => $"/api/{entity.Path}({entity.Key}='{{{entity.Key}}}')";

    private static OpenApiPathItem WithKey(IOpenApiPathItem item, Entity entity) => new()
    {
        Operations = item.Operations?.ToDictionary(operation => operation.Key, operation => WithKey(operation.Value, entity)),
    };

    private static OpenApiOperation WithKey(OpenApiOperation operation, Entity entity)
    {
        var words = entity.Key.Name.Split('_').Select(CultureInfo.InvariantCulture.TextInfo.ToTitleCase);
        return new(operation)
        {
            OperationId = $"{operation.OperationId}By{string.Concat(words)}",
            Summary = $"{operation.Summary} by its {entity.Key}",
            Parameters = [.. operation.Parameters!.Select(parameter =>
                parameter is OpenApiParameter { In: ParameterLocation.Path } ? Parameters.Key(entity) : parameter)],
        };
    }
}
