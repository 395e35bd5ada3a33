using System.Net;
using System.Text;
using WorkOrders.Load.Database;

namespace WorkOrders.Load.Http;

/// <summary>One stored order by id, any of them.</summary>
internal sealed class StoredOrders(IPEndPoint server, string key, int stored) : IRequests
{
    private readonly Request _request = Request.Get(server, key, $"/api/Jobs({Stock.Order(0)})");
    private Memory<byte>? _id;

    /// <inheritdoc/>
    public int Expected => 200;

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Next()
    {
        _id ??= _request.Place(Stock.Order(0).ToString());
        Encoding.UTF8.GetBytes(Stock.Order(Random.Shared.Next(stored)).ToString(), _id.Value.Span);
        return _request.Bytes;
    }
}
