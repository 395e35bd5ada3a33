namespace WorkOrders.Domain.WorkOrders;

/// <summary>How far a work order has got. Each system status is at one stage; projects have counts of their orders by stage.</summary>
public enum WorkStage
{
    /// <summary>The work must still be planned.</summary>
    ToBePlanned,

    /// <summary>The work is planned, or in progress.</summary>
    Planned,

    /// <summary>The work has begun, and waits for something.</summary>
    WaitingFurtherAction,

    /// <summary>The equipment is in the workshop.</summary>
    InWorkshop,

    /// <summary>The work is completed.</summary>
    Completed,

    /// <summary>The order is canceled.</summary>
    Canceled,
}
