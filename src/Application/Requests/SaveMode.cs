namespace WorkOrders.Application.Requests;

/// <summary>How a message is written to the row that the request addresses.</summary>
public enum SaveMode
{
    /// <summary>The row is new (POST).</summary>
    Create,

    /// <summary>The message is the whole row: fields that it omits are cleared (PUT).</summary>
    Replace,

    /// <summary>The message contains the fields to change: fields that it omits keep their values (PATCH; RFC 7396).</summary>
    Merge,
}
