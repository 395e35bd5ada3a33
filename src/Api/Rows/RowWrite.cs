using WorkOrders.Application.References;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Rows;

/// <summary>A request that writes one row, as it was read from HTTP.</summary>
/// <param name="Address">How the URL addresses the row; null if it is the URL of all rows.</param>
/// <param name="Message">The message in the body.</param>
/// <param name="Mode">How the message is written to the row.</param>
/// <param name="Precondition">The conditions on the version of the row.</param>
/// <param name="Parameters">The query parameters.</param>
internal sealed record RowWrite<TMessage>(
    RowAddress? Address, TMessage Message, SaveMode Mode, Precondition Precondition, WriteParameters Parameters)
{
    /// <summary>Whether the row is never created.</summary>
    public bool MustExist { get; init; }
}
