namespace WorkOrders.Load.Http;

/// <summary>What one client asks, again and again, each time a little differently.</summary>
internal interface IRequests
{
    /// <summary>The status that every answer must have.</summary>
    int Expected { get; }

    /// <summary>The next request; valid until the one after it is asked for.</summary>
    ReadOnlyMemory<byte> Next();
}
