namespace WorkOrders.Domain.Planning;

/// <summary>A planning entry in the agenda of a technician.</summary>
/// <param name="EntryId">The id of the entry.</param>
/// <param name="WorkOrderId">The id of the work order.</param>
/// <param name="WorkOrderName">The work order in messages: its key in other systems, or its number.</param>
/// <param name="Period">The period.</param>
/// <param name="IsFirm">Whether the work is planned; false if it is only suggested.</param>
/// <param name="Place">Where the work takes place; null if unknown.</param>
public sealed record Booking(Guid EntryId, Guid WorkOrderId, string WorkOrderName, Period Period, bool IsFirm, Place? Place = null)
{
    /// <summary>The longest pause between entries of one day. Travel is only compared with shorter ones.</summary>
    public static readonly TimeSpan MaxPause = TimeSpan.FromHours(12);
}
