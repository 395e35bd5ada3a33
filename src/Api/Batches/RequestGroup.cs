namespace WorkOrders.Api.Batches;

/// <summary>Requests of a batch that succeed or fail together: one request, or an atomicity group (in multipart: a change set).</summary>
/// <param name="Requests">The requests, in their order.</param>
/// <param name="IsAtomic">Whether it is an atomicity group, whose requests share one transaction.</param>
/// <param name="Name">The name of the atomicity group; null if it has none.</param>
internal sealed record RequestGroup(IReadOnlyList<BatchRequest> Requests, bool IsAtomic, string? Name = null);
