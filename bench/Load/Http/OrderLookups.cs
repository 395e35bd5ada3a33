using System.Net;
using WorkOrders.Load.Database;

namespace WorkOrders.Load.Http;

/// <summary>Stored orders by id, any of them.</summary>
internal sealed class StoredOrders : IRequests
{
    private readonly int _stored;
    private readonly Request _request;
    private readonly Memory<byte> _id;

    public StoredOrders(IPEndPoint server, string key, int stored)
    {
        (_stored, _request) = (stored, Request.Get(server, key, $"/api/Jobs({Stock.Order(0)})"));
        _id = _request.Place(Stock.Order(0));
    }

    /// <inheritdoc/>
    public int Expected => 200;

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Next()
    {
        NewOrder.Write(_id, Stock.Order(Random.Shared.Next(_stored)));
        return _request.Bytes;
    }
}
