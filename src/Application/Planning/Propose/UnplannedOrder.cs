namespace WorkOrders.Application.Planning.Propose;

/// <summary>An order that could not be planned. It is not changed, unless an earlier suggestion is withdrawn.</summary>
/// <param name="OrderId">The id of the order.</param>
/// <param name="Order">The key of the order in other systems, or its number.</param>
/// <param name="Code">The reason, as a code.</param>
/// <param name="Message">The reason, as text.</param>
/// <param name="IsWithdrawn">Whether an earlier suggestion was withdrawn, so that the order has the status ToBePlanned now.</param>
public sealed record UnplannedOrder(Guid OrderId, string Order, string Code, string Message, bool IsWithdrawn = false);
