using System.Net;
using WorkOrders.Load.Database;

namespace WorkOrders.Load.Http;

/// <summary>Changes of one text of random stored orders; each request writes a new text, so that each one changes its order.</summary>
internal sealed class OrderPatches : IRequestSource
{
    private readonly int _stored;
    private readonly Request _request;
    private readonly Memory<byte> _id;
    private readonly Memory<byte> _text;

    public OrderPatches(IPEndPoint server, string key, int stored)
    {
        var (id, text) = ($"{SeedData.Order(0)}", NewText());
        (_stored, _request) = (stored, Request.Patch(server, key, $"/api/Jobs({id})", $$"""{"description":"{{text}}"}"""));
        (_id, _text) = (_request.Slot(id), _request.Slot(text));
    }

    /// <inheritdoc/>
    public int Expected => 200;

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Next()
    {
        OrderTemplate.Write(_id, SeedData.Order(Random.Shared.Next(_stored)));
        OrderTemplate.Write(_text, NewText());
        return _request.Bytes;
    }

    private static string NewText() => $"P-{ReferenceNumbers.Next():D12}";
}
