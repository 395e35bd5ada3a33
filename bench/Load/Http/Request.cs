using System.Net;
using System.Text;

namespace WorkOrders.Load.Http;

/// <summary>The bytes of a request, serialized once; variable parts have a fixed width and are overwritten in place.</summary>
internal sealed class Request
{
    private readonly byte[] _bytes;
    private readonly int _bodyLength;

    private Request(string head, string body) =>
        (_bytes, _bodyLength) = (Encoding.UTF8.GetBytes($"{head}\r\n\r\n{body}"), Encoding.UTF8.GetByteCount(body));

    /// <summary>The whole request.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>The body.</summary>
    public ReadOnlyMemory<byte> Body => _bytes.AsMemory(_bytes.Length - _bodyLength);

    /// <summary>Creates a GET request.</summary>
    public static Request Get(IPEndPoint server, string key, string path, string? prefer = null) =>
        new($"GET {path} {Head(server, key)}{(prefer is null ? "" : $"\r\nPrefer: {prefer}")}", "");

    /// <summary>Creates a POST request with a JSON body.</summary>
    public static Request Post(IPEndPoint server, string key, string path, string json) => WithBody("POST", server, key, path, json);

    /// <summary>Creates a PATCH request with a JSON body.</summary>
    public static Request Patch(IPEndPoint server, string key, string path, string json) => WithBody("PATCH", server, key, path, json);

    /// <summary>Returns the bytes of a text in the request, for overwriting.</summary>
    public Memory<byte> Slot(string text)
    {
        var wanted = Encoding.UTF8.GetBytes(text);
        var index = _bytes.AsSpan().IndexOf(wanted);
        return index >= 0 ? _bytes.AsMemory(index, wanted.Length) : throw new ArgumentException($"The request does not contain {text}.");
    }

    private static Request WithBody(string method, IPEndPoint server, string key, string path, string json) =>
        new(
            $"{method} {path} {Head(server, key)}\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}",
            json);

    private static string Head(IPEndPoint server, string key) =>
        $"HTTP/1.1\r\nHost: {server}\r\nX-Api-Key: {key}\r\nAccept: application/json";
}
