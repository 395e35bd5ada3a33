namespace WorkOrders.Integration.Tests.Batches;

/// <summary>The formats of batches.</summary>
public enum BatchFormats
{
    /// <summary>Parts of the type application/http.</summary>
    Multipart,

    /// <summary>An array of requests.</summary>
    Json,
}
