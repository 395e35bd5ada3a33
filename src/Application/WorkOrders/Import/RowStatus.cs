namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>The status of one row.</summary>
public enum RowStatus : byte
{
    /// <summary>The row is not decided yet.</summary>
    Pending,

    /// <summary>The order is stored.</summary>
    Created,

    /// <summary>The order would be stored if the file were stored.</summary>
    Valid,

    /// <summary>The order already existed.</summary>
    Skipped,

    /// <summary>The row has problems.</summary>
    Refused,
}
