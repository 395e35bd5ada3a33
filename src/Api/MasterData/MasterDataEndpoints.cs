using WorkOrders.Api.Documentation;
using WorkOrders.Api.Http;
using WorkOrders.Api.Rows;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData.Delete;
using WorkOrders.Application.MasterData.Save;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.MasterData;

/// <summary>The HTTP endpoints of master data. All entities have the same ones.</summary>
internal static class MasterDataEndpoints
{
    /// <summary>Maps the endpoints of all entities whose rows are master data; those that all tenants share can only be read.</summary>
    public static void MapMasterData(this IEndpointRouteBuilder app)
    {
        foreach (var entity in app.ServiceProvider.GetRequiredService<EntityModel>().Entities.Where(entity => !entity.IsAggregate))
        {
            var (api, name, description) = (app.MapApi(entity.Path), entity.Path, new RowOpenApi(entity));
            api.MapGet(entity, name, description);
            if (!entity.IsShared)
            {
                api.MapCreate(entity, name, description, Save(entity, SaveMode.Create));
                api.MapChanges(entity, name, description, mode => Save(entity, mode), Delete(entity));
            }
        }
    }

    private static Delegate Save(Entity entity, SaveMode mode) =>
        async (HttpRequest request, RowRequests rows, CancellationToken cancellationToken) =>
        {
            var write = await rows.Read(request, entity, mode, cancellationToken);
            var command = new SaveRowCommand(entity, write.Message)
            {
                Address = write.Address,
                Mode = mode,
                MustExist = write.MustExist,
                Precondition = write.Precondition,
                DryRun = write.Parameters.DryRun,
                OnMissing = write.Parameters.OnMissing,
            };
            return await rows.Save(
                request, entity, command, (saved, problems, format) => new RowDryRunDocument(saved, problems, format), cancellationToken);
        };

    private static Delegate Delete(Entity entity) =>
        (HttpRequest request, RowRequests rows, CancellationToken cancellationToken) => rows.Delete(
            request, entity,
            (address, precondition, parameters) =>
                new DeleteRowCommand(entity, address) { Precondition = precondition, DryRun = parameters.DryRun },
            cancellationToken);
}
