namespace WorkOrders.Application.WorkOrders.Tree;

/// <summary>A work order in the tree of a multi-job.</summary>
/// <param name="Id">The id of the order.</param>
/// <param name="ReferenceBackOffice">The key in other systems; null if the order has none.</param>
/// <param name="Name">The name of the order.</param>
/// <param name="JobStatusCode">The code of the status.</param>
/// <param name="WorkingSequence">The position among the children of the parent; null if the order has none.</param>
/// <param name="Children">The children, by their working sequence and then by their order number.</param>
public sealed record WorkOrderNode(
    Guid Id, string? ReferenceBackOffice, string? Name, string? JobStatusCode, int? WorkingSequence, IReadOnlyList<WorkOrderNode> Children);
