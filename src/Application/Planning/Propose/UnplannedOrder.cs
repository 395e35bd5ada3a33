namespace WorkOrders.Application.Planning.Propose;

/// <summary>An order that could not be planned. It is not changed.</summary>
/// <param name="OrderId">The id of the order.</param>
/// <param name="Order">The key of the order in other systems, or its number.</param>
/// <param name="Code">The reason, as a code.</param>
/// <param name="Message">The reason, as text.</param>
public sealed record UnplannedOrder(Guid OrderId, string Order, string Code, string Message);
