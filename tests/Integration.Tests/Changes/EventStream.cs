using System.Net;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Changes;

/// <summary>A client of the change feed that receives server-sent events, as WHATWG HTML (section 9.2) defines for EventSource.</summary>
internal sealed class EventStream : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);

    private readonly HttpResponseMessage _response;
    private readonly StreamReader _reader;

    private EventStream(HttpResponseMessage response, Stream body) => (_response, _reader) = (response, new(body));

    /// <summary>The response, without its body.</summary>
    public HttpResponseMessage Response => _response;

    /// <summary>The changes received so far, in order.</summary>
    public List<JsonNode> Changes { get; } = [];

    /// <summary>The positions of these changes.</summary>
    public IEnumerable<long> Positions => Changes.Select(change => change["position"]!.GetValue<long>());

    /// <summary>The id that EventSource sends when it reconnects; empty if the server has sent none.</summary>
    public string LastEventId { get; private set; } = "";

    /// <summary>Connects.</summary>
    /// <param name="http">A client signed in as the tenant.</param>
    /// <param name="query">The query string, such as <c>after=7</c>.</param>
    /// <param name="lastEventId">The header of a client that reconnects; null for none.</param>
    public static async Task<EventStream> Open(HttpClient http, string query = "", string? lastEventId = null)
    {
        var response = await Request(http, query, lastEventId, "gzip, br");
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        return new(response, await response.Content.ReadAsStreamAsync());
    }

    /// <summary>Sends the request, and waits for the headers of the response.</summary>
    public static async Task<HttpResponseMessage> Request(
        HttpClient http, string query = "", string? lastEventId = null, string? acceptEncoding = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/Changes?{query}");
        request.Headers.Add("Accept", "text/event-stream");
        request.Headers.Add("Accept-Encoding", acceptEncoding);
        if (lastEventId is not null)
        {
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        }
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).WaitAsync(Timeout);
    }

    /// <summary>Reads the lines up to the next empty line; null if the stream has ended.</summary>
    public async Task<IReadOnlyList<string>?> ReadBlock()
    {
        var lines = new List<string>();
        while (await _reader.ReadLineAsync().WaitAsync(Timeout) is { } line)
        {
            if (line.Length == 0)
            {
                Process(lines);
                return lines;
            }
            lines.Add(line);
        }
        return null;
    }

    /// <summary>Reads until the id has reached a position.</summary>
    public async Task ReadTo(long position)
    {
        while (LastEventId.Length == 0 || long.Parse(LastEventId) < position)
        {
            Assert.That(await ReadBlock(), Is.Not.Null, "the stream has ended");
        }
    }

    public void Dispose()
    {
        _reader.Dispose();
        _response.Dispose();
    }

    private void Process(List<string> lines)
    {
        foreach (var line in lines.Where(line => line.StartsWith("id: ", StringComparison.Ordinal)))
        {
            LastEventId = line["id: ".Length..];
        }
        if (lines.Find(line => line.StartsWith("data: ", StringComparison.Ordinal)) is { } data)
        {
            Changes.Add(JsonNode.Parse(data["data: ".Length..])!);
            Assert.That(Changes[^1]["position"]!.ToString(), Is.EqualTo(LastEventId));
        }
    }
}
