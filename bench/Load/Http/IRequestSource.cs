namespace WorkOrders.Load.Http;

/// <summary>The requests of one client.</summary>
internal interface IRequestSource
{
    /// <summary>The expected status of every response.</summary>
    int Expected { get; }

    /// <summary>Returns the next request, which is valid until the next call.</summary>
    ReadOnlyMemory<byte> Next();
}
