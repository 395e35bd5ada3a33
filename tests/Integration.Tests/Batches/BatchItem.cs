using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Batches;

/// <summary>A request of a batch in a test, in either format.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Url">The URL.</param>
/// <param name="Body">The body; null for none.</param>
internal sealed record BatchItem(string Method, string Url, JsonNode? Body = null)
{
    /// <summary>The id; null for none in multipart, and for a generated one in JSON.</summary>
    public string? Id { get; init; }

    /// <summary>The atomicity group or change set; null for none.</summary>
    public string? Group { get; init; }

    /// <summary>The headers besides Content-Type.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Returns the request as a part of a multipart body, as UI5 writes it.</summary>
    public string ToPart()
    {
        var id = Id is null ? "" : $"Content-ID:{Id}\r\n";
        var headers = string.Concat(Headers.Select(header => $"{header.Key}:{header.Value}\r\n"));
        return $"Content-Type:application/http\r\nContent-Transfer-Encoding:binary\r\n{id}\r\n{Method} {Url} HTTP/1.1\r\n"
            + $"Accept:application/json;odata.metadata=minimal;IEEE754Compatible=true\r\n{headers}"
            + $"Content-Type:application/json;charset=UTF-8;IEEE754Compatible=true\r\n\r\n{Body?.ToJsonString()}\r\n";
    }

    /// <summary>Returns the request as an item of a JSON batch.</summary>
    /// <param name="index">The index of the request, which is the id if it has none.</param>
    public JsonObject ToJson(int index)
    {
        var json = new JsonObject { ["id"] = Id ?? $"r{index}", ["method"] = Method.ToLowerInvariant(), ["url"] = Url };
        if (Group is not null)
        {
            json["atomicityGroup"] = Group;
        }
        if (Headers.Count > 0)
        {
            json["headers"] = new JsonObject(Headers.Select(header => KeyValuePair.Create(header.Key, (JsonNode?)header.Value)));
        }
        if (Body is not null)
        {
            json["body"] = Body.DeepClone();
        }
        return json;
    }
}
