using System.Net;
using System.Text;

namespace WorkOrders.Load.Http;

/// <summary>A request as it goes over the wire, written once: what varies has a fixed width and is written over in place.</summary>
internal sealed class Request
{
    private readonly byte[] _bytes;

    private Request(string text) => _bytes = Encoding.UTF8.GetBytes(text);

    /// <summary>What is sent.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>A GET.</summary>
    public static Request Get(IPEndPoint server, string key, string path) => new($"GET {path} {Head(server, key)}\r\n");

    /// <summary>A POST of JSON.</summary>
    public static Request Post(IPEndPoint server, string key, string path, string json) =>
        new($"POST {path} {Head(server, key)}Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}\r\n\r\n{json}");

    /// <summary>The place where this text stands, for writing over it.</summary>
    public Memory<byte> Place(string text)
    {
        var wanted = Encoding.UTF8.GetBytes(text);
        var at = _bytes.AsSpan().IndexOf(wanted);
        return at >= 0 ? _bytes.AsMemory(at, wanted.Length) : throw new BenchException($"The request does not contain {text}.");
    }

    private static string Head(IPEndPoint server, string key) => $"HTTP/1.1\r\nHost: {server}\r\nX-Api-Key: {key}\r\nAccept: application/json\r\n";
}
