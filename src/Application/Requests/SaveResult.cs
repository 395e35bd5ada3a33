namespace WorkOrders.Application.Requests;

/// <summary>What a write did to the row that it addresses (the header <c>Result</c>).</summary>
public enum SaveResult
{
    /// <summary>The row was created.</summary>
    Created,

    /// <summary>The row was changed.</summary>
    Updated,

    /// <summary>The row has these values already; nothing was written, and its version is the same.</summary>
    Unchanged,
}
