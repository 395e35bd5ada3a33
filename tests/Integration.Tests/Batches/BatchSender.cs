using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Batches;

/// <summary>Sends batches.</summary>
internal static class BatchSender
{
    private const string Boundary = "batch_id-1761";

    /// <summary>Sends requests as one batch.</summary>
    /// <param name="tenant">The sender.</param>
    /// <param name="format">The format.</param>
    /// <param name="items">The requests.</param>
    /// <param name="prefer">The value of the header Prefer; null for none.</param>
    public static Task<BatchAnswer> SendBatch(
        this TestTenant tenant, BatchFormats format, IReadOnlyList<BatchItem> items, string? prefer = null) =>
        tenant.SendBatch(Content(format, items), prefer);

    /// <summary>Sends any content as a batch.</summary>
    public static async Task<BatchAnswer> SendBatch(
        this TestTenant tenant, HttpContent content, string? prefer = null, string? accept = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/$batch") { Content = content };
        foreach (var (name, value) in new[] { ("Prefer", prefer), ("Accept", accept) }.Where(header => header.Item2 is not null))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
        using var response = await tenant.Http.SendAsync(request);
        return await BatchAnswer.Read(response);
    }

    /// <summary>Creates the content of a batch.</summary>
    public static HttpContent Content(BatchFormats format, IReadOnlyList<BatchItem> items) => format == BatchFormats.Json
        ? Json(new JsonObject { ["requests"] = new JsonArray([.. items.Select((item, index) => item.ToJson(index))]) }.ToJsonString())
        : Multipart(ToMultipart(items));

    /// <summary>Creates the content of a batch in JSON.</summary>
    public static HttpContent Json(string json) => new StringContent(json, Encoding.UTF8, "application/json");

    /// <summary>Creates the content of a batch in multipart.</summary>
    public static HttpContent Multipart(string text, string? contentType = null)
    {
        var content = new StringContent(text, Encoding.UTF8);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType ?? $"multipart/mixed; boundary={Boundary}");
        return content;
    }

    /// <summary>Returns requests as a multipart body.</summary>
    public static string ToMultipart(IReadOnlyList<BatchItem> items)
    {
        var (text, index) = (new StringBuilder(), 0);
        while (index < items.Count)
        {
            var group = items[index].Group;
            var count = group is null ? 1 : items.Skip(index).TakeWhile(item => item.Group == group).Count();
            var parts = items.Skip(index).Take(count).Select(item => item.ToPart());
            text.Append($"--{Boundary}\r\n");
            text.Append(group is null
                ? parts.Single()
                : $"Content-Type: multipart/mixed;boundary={group}\r\n\r\n{string.Concat(parts.Select(part => $"--{group}\r\n{part}"))}"
                    + $"--{group}--\r\n");
            index += count;
        }
        return text.Append($"--{Boundary}--\r\n").ToString();
    }
}
