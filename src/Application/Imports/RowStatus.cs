namespace WorkOrders.Application.Imports;

/// <summary>The status of one row.</summary>
public enum RowStatus : byte
{
    /// <summary>The row is not decided yet.</summary>
    Pending,

    /// <summary>The row is new, and it is stored.</summary>
    Created,

    /// <summary>The row existed, and its changes are stored.</summary>
    Updated,

    /// <summary>The row exists with these values already; nothing is written.</summary>
    Unchanged,

    /// <summary>The row would be created or updated if the file were stored.</summary>
    Valid,

    /// <summary>The row already existed.</summary>
    Skipped,

    /// <summary>The row has problems.</summary>
    Refused,
}
