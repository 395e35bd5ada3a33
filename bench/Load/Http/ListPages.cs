using System.Net;
using System.Text.Json.Nodes;

namespace WorkOrders.Load.Http;

/// <summary>Requests for one page of a list, always the same.</summary>
internal sealed class ListPages : IRequestSource
{
    private readonly Request _request;

    public ListPages(IPEndPoint server, string key, string path) =>
        _request = Request.Get(server, key, path, prefer: $"odata.maxpagesize={ListQuery.PageSize}");

    /// <inheritdoc/>
    public int Expected => 200;

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Next() => _request.Bytes;

    /// <summary>Returns the path of a page of a list by following the links, or of the last full page if the list is shorter.</summary>
    /// <exception cref="BenchException">A page could not be read.</exception>
    public static async Task<(string Path, int Number)> Find(IPEndPoint server, string key, string path, int page, CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = new($"http://{server}") };
        http.DefaultRequestHeaders.Add("X-Api-Key", key);
        http.DefaultRequestHeaders.Add("Prefer", $"odata.maxpagesize={ListQuery.PageSize}");
        var (full, number) = (path, 1);
        while (await NextLink(http, path, ct) is { } next)
        {
            full = path;
            if (number == page)
            {
                break;
            }
            (path, number) = (next, number + 1);
        }
        return full == path ? (path, number) : (full, number - 1);
    }

    private static async Task<string?> NextLink(HttpClient http, string path, CancellationToken ct)
    {
        using var answer = await http.GetAsync(path, ct);
        var body = await answer.Content.ReadAsStringAsync(ct);
        return !answer.IsSuccessStatusCode
            ? throw new BenchException($"GET {path} returned {(int)answer.StatusCode}: {body}")
            : (string?)JsonNode.Parse(body)!["@odata.nextLink"] is { } next ? new Uri(next).PathAndQuery : null;
    }
}
