using WorkOrders.Api.Http;
using WorkOrders.Application.Contract;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Api.Access;

/// <summary>
/// Which role may do what. Every role reads; what a request may change follows from the path of its endpoint, which decides alone, so that
/// an endpoint that no rule names allows only administrators.
/// </summary>
internal static class RoleRules
{
    private const string Batch = "$batch";

    // Planning has endpoints that belong to no row.
    private static readonly string[] Orders = [Entity.Of<Job>().Path, Entity.Of<JobPlanning>().Path, "Planning"];

    private static readonly string[] CommandsOfTechnicians =
        [.. WorkOrderCommand.All.Where(command => command.Target != SystemStatus.Dispatched).Select(command => $"/{command.Name}")];

    /// <summary>Creates a group whose endpoints have the metadata <see cref="RequiredRoles"/>.</summary>
    public static RouteGroupBuilder MapWithRoles(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("");
        ((IEndpointConventionBuilder)group).Finally(endpoint => endpoint.Metadata.Add(Of((RouteEndpointBuilder)endpoint)));
        return group;
    }

    /// <summary>Returns the roles for requests with a method to an endpoint that no rule names.</summary>
    public static RequiredRoles ByMethod(string method) => IsReading(method) ? RequiredRoles.Any : RequiredRoles.Administration;

    private static RequiredRoles Of(RouteEndpointBuilder endpoint)
    {
        var methods = endpoint.Metadata.OfType<IHttpMethodMetadata>().SelectMany(metadata => metadata.HttpMethods);
        var path = endpoint.RoutePattern.RawText ?? "";
        return methods.All(IsReading) ? RequiredRoles.Any : ForWriting(path);
    }

    private static RequiredRoles ForWriting(string path) => FirstSegment(path) switch
    {
        // Each request of a batch is checked separately.
        Batch => RequiredRoles.Any,
        var first when !Orders.Contains(first) => RequiredRoles.Administration,
        _ when CommandsOfTechnicians.Any(command => path.EndsWith(command, StringComparison.Ordinal)) => RequiredRoles.Work,
        _ => RequiredRoles.Planning,
    };

    /// <summary>Returns the first segment below <c>api/</c> without the address of a row, such as <c>Jobs</c>.</summary>
    private static string FirstSegment(string path) => path.StartsWith($"{ApiGroup.Path}/", StringComparison.Ordinal)
        ? path[(ApiGroup.Path.Length + 1)..].Split('/', '(')[0]
        : "";

    private static bool IsReading(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
}
