namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>The result of one row.</summary>
public enum RowStatus : byte
{
    /// <summary>It is not decided yet.</summary>
    Pending,

    /// <summary>Its order is stored.</summary>
    Created,

    /// <summary>Its order would be stored if the file were.</summary>
    Valid,

    /// <summary>Its order existed already.</summary>
    Skipped,

    /// <summary>It has problems.</summary>
    Refused,
}
