using System.Net;
using System.Text;

namespace WorkOrders.Load.Http;

/// <summary>A request as it goes over the wire, written once: what varies has a fixed width and is written over in place.</summary>
internal sealed class Request
{
    private readonly byte[] _bytes;
    private readonly int _bodyLength;

    private Request(string head, string body) => (_bytes, _bodyLength) = (Encoding.UTF8.GetBytes($"{head}\r\n\r\n{body}"), Encoding.UTF8.GetByteCount(body));

    /// <summary>What is sent.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>Its body.</summary>
    public ReadOnlyMemory<byte> Body => _bytes.AsMemory(_bytes.Length - _bodyLength);

    /// <summary>A GET.</summary>
    public static Request Get(IPEndPoint server, string key, string path) => new($"GET {path} {Head(server, key)}", "");

    /// <summary>A POST of JSON.</summary>
    public static Request Post(IPEndPoint server, string key, string path, string json) =>
        new($"POST {path} {Head(server, key)}\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}", json);

    /// <summary>The place where this text stands, for writing over it.</summary>
    public Memory<byte> Place(string text)
    {
        var wanted = Encoding.UTF8.GetBytes(text);
        var at = _bytes.AsSpan().IndexOf(wanted);
        return at >= 0 ? _bytes.AsMemory(at, wanted.Length) : throw new ArgumentException($"The request does not contain {text}.");
    }

    private static string Head(IPEndPoint server, string key) => $"HTTP/1.1\r\nHost: {server}\r\nX-Api-Key: {key}\r\nAccept: application/json";
}
