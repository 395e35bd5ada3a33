namespace WorkOrders.Api.Http;

/// <summary>Metadata of an endpoint whose route also matches paths that do not exist, or that other endpoints handle.</summary>
/// <param name="Contain">Returns whether a path exists, from its route values.</param>
internal sealed record ExistingPaths(Func<RouteValueDictionary, bool> Contain);
