using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace WorkOrders.Integration.Tests.Batches;

/// <summary>The response to a batch.</summary>
/// <param name="Outer">The response as a whole.</param>
/// <param name="Parts">The responses to the requests, each with the id of its request.</param>
internal sealed record BatchAnswer(Answer Outer, IReadOnlyList<(string? Id, Answer Answer)> Parts)
{
    /// <summary>The statuses of the responses.</summary>
    public IEnumerable<int> Statuses => Parts.Select(part => (int)part.Answer.Status);

    /// <summary>Returns the only response to the request with an id.</summary>
    public Answer this[string id] => Parts.Single(part => part.Id == id).Answer;

    /// <summary>Reads a response.</summary>
    public static async Task<BatchAnswer> Read(HttpResponseMessage response)
    {
        var outer = await Answer.Read(response);
        return outer.Headers["Content-Type"] switch
        {
            var type when type.StartsWith("multipart/mixed", StringComparison.Ordinal) => new(outer, await ReadParts(outer.Text, type)),
            var type when type.StartsWith("application/json", StringComparison.Ordinal) =>
                new(outer, [.. outer.Json["responses"]!.AsArray().Select(part => Read(part!))]),
            _ => new(outer, []),
        };
    }

    private static (string? Id, Answer Answer) Read(JsonNode part)
    {
        var headers = part["headers"]!.AsObject()
            .ToDictionary(header => header.Key, header => header.Value!.ToString(), StringComparer.OrdinalIgnoreCase);
        var status = (HttpStatusCode)part["status"]!.GetValue<int>();
        return (part["id"]!.ToString(), new(status, headers, part["body"]?.ToJsonString() ?? ""));
    }

    private static async Task<IReadOnlyList<(string? Id, Answer Answer)>> ReadParts(string text, string type)
    {
        var parts = new List<(string? Id, Answer Answer)>();
        var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(type).Boundary).ToString();
        var reader = new MultipartReader(boundary, new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)));
        while (await reader.ReadNextSectionAsync() is { } section)
        {
            var content = await section.ReadAsStringAsync();
            if (section.ContentType!.StartsWith("multipart/", StringComparison.Ordinal))
            {
                parts.AddRange(await ReadParts(content, section.ContentType));
                continue;
            }
            Assert.That(section.ContentType, Is.EqualTo("application/http"));
            Assert.That(section.Headers!["Content-Transfer-Encoding"].ToString(), Is.EqualTo("binary"));
            parts.Add((section.Headers.TryGetValue("Content-ID", out var id) ? id.ToString() : null, ReadHttp(content)));
        }
        return parts;
    }

    private static Answer ReadHttp(string text)
    {
        var parts = text.Split("\r\n\r\n", 2);
        var lines = parts[0].Split("\r\n");
        Assert.That(lines[0], Does.StartWith("HTTP/1.1 "));
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2))
            .ToDictionary(line => line[0], line => line[1], StringComparer.OrdinalIgnoreCase);
        return new(Enum.Parse<HttpStatusCode>(lines[0].Split(' ')[1]), headers, parts[1]);
    }
}
