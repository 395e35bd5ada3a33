using System.Net;
using WorkOrders.Load.Database;

namespace WorkOrders.Load.Http;

/// <summary>
/// The contract's own sample with its whole graph embedded (<c>page-sample-embedded.json</c>, 16 kB), as an order of its own each time. All it
/// embeds exists already and does not change. Its one technician has one order after the other: else each would be told of all others.
/// </summary>
internal sealed class SampleOrders(IPEndPoint server, string key) : IRequests
{
    private const int Minutes = 30; // more than it takes

    private readonly NewOrder _order = new(server, key, "page-sample-embedded.json", ("id", null));

    /// <inheritdoc/>
    public int Expected => 201;

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Next()
    {
        var number = References.Next();
        _order.Become(number, Stock.FirstFreeDay.AddMinutes(number * Minutes));
        return _order.Request.Bytes;
    }
}
