using WorkOrders.Api.Documentation;
using WorkOrders.Api.OData;
using WorkOrders.Application.Contract;

namespace WorkOrders.Api.Lists;

/// <summary>Registers the services of lists.</summary>
internal static class ListsRegistration
{
    /// <summary>Adds the entity data model and the OpenAPI description of lists.</summary>
    public static IServiceCollection AddLists(this IServiceCollection services) =>
        services.DescribeFeature(ListOpenApi.AddTo).AddSingleton(provider => new ContractModel(provider.GetRequiredService<EntityModel>()));
}
