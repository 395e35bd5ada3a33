using System.Net;
using WorkOrders.Load.Database;

namespace WorkOrders.Load.Http;

/// <summary>Requests for random stored orders by id.</summary>
internal sealed class OrderLookups : IRequestSource
{
    private readonly int _stored;
    private readonly Request _request;
    private readonly Memory<byte> _id;

    public OrderLookups(IPEndPoint server, string key, int stored)
    {
        (_stored, _request) = (stored, Request.Get(server, key, $"/api/Jobs({SeedData.Order(0)})"));
        _id = _request.Slot(SeedData.Order(0));
    }

    /// <inheritdoc/>
    public int Expected => 200;

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Next()
    {
        OrderTemplate.Write(_id, SeedData.Order(Random.Shared.Next(_stored)));
        return _request.Bytes;
    }
}
