using WorkOrders.Api.Documentation;
using WorkOrders.Application.Contract;
using WorkOrders.Application.WorkOrders;

namespace WorkOrders.Api.Planning;

/// <summary>Registers the services of planning.</summary>
internal static class PlanningRegistration
{
    /// <summary>Adds the OpenAPI description of planning entries.</summary>
    public static IServiceCollection AddPlanning(this IServiceCollection services) => services.DescribeFeature(document =>
    {
        var entries = Entity.Of<JobPlanning>();
        document.DescribeTag(entries.Path, "Planning: technicians and times of work orders.");
        RowSchemas.AddTo(document, entries, []);
    });
}
