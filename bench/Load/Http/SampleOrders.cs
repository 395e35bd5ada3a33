using System.Net;
using WorkOrders.Load.Database;

namespace WorkOrders.Load.Http;

/// <summary>
/// The contract's sample with all referenced rows embedded (<c>page-sample-embedded.json</c>, 16 kB), as a new order in each request. The
/// embedded rows already exist and do not change. The orders of the technician do not overlap, because overlaps would add warnings.
/// </summary>
internal sealed class SampleOrders(IPEndPoint server, string key) : IRequestSource
{
    private const int Minutes = 30; // longer than the order takes

    private readonly OrderTemplate _order = new(server, key, "page-sample-embedded.json", ("id", null));

    /// <inheritdoc/>
    public int Expected => 201;

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Next()
    {
        var number = ReferenceNumbers.Next();
        _order.Fill(number, SeedData.FirstFreeDay.AddMinutes(number * Minutes));
        return _order.Request.Bytes;
    }
}
