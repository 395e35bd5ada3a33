using Microsoft.OpenApi;
using WorkOrders.Api.Documentation;
using WorkOrders.Application.Contract;

namespace WorkOrders.Api.MasterData;

/// <summary>Registers the services of master data.</summary>
internal static class MasterDataRegistration
{
    /// <summary>Adds the OpenAPI description of master data.</summary>
    public static IServiceCollection AddMasterData(this IServiceCollection services) => services.DescribeFeature(AddSchemas);

    private static void AddSchemas(OpenApiDocument document)
    {
        foreach (var entity in EntityModel.Contract.Entities.Where(entity => !entity.IsAggregate).OrderBy(entity => entity.Path))
        {
            document.DescribeTag(entity.Path, $"Master data: the rows of {entity.Path}.");
            RowSchemas.AddTo(document, entity, [], ("row?", Schemas.OrNull(
                document.SchemaOf(entity.Name), "Dry run: the row as it would be stored; null if the request would be refused.")));
        }
    }
}
