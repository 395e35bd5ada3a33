using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace WorkOrders.Integration.Tests.Documentation;

/// <summary>
/// The HTTP examples of the guides are true: the requests of a page are sent in order, each followed by the response that the page shows.
/// A page shows only some headers and members of a response; these must be the same. <c>…</c> stands for any text.
/// </summary>
public sealed partial class HttpExampleTests
{
    private static readonly string[] Pages =
    [
        "docs/batch.md", "docs/importing.md", "docs/lists.md", "docs/planning.md", "docs/references.md", "docs/statuses.md",
        "docs/writing.md",
    ];

    [TestCaseSource(nameof(Pages))]
    public async Task The_examples_of_a_page_are_true(string page)
    {
        using var tenant = await TestTenant.Create();
        var blocks = Block().Matches(RepositoryFiles.Read(page)).Select(match => match.Groups[1].Value).ToList();
        Assert.That(blocks, Is.Not.Empty);
        Assert.That(blocks.Count % 2, Is.Zero, "each request is followed by its response");
        foreach (var pair in blocks.Chunk(2))
        {
            await WaitForRows(tenant, pair[0]);
            AssertShown(pair[1], await Send(tenant, pair[0]), pair[0]);
        }
    }

    /// <summary>A list by modification time ends before the oldest transaction that is still writing, also that of another test.</summary>
    private static async Task WaitForRows(TestTenant tenant, string block)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (block.StartsWith("GET", StringComparison.Ordinal) && block.Contains("$orderby=modified_dateutc", StringComparison.Ordinal)
            && (await Send(tenant, block)).Json["value"]!.AsArray().Count == 0)
        {
            await Task.Delay(100, timeout.Token);
        }
    }

    private static async Task<Answer> Send(TestTenant tenant, string block)
    {
        var (start, headers, body) = Parse(block);
        var line = start.Split(' ', 2);
        using var request = new HttpRequestMessage(new(line[0]), line[1]);
        if (body.Length > 0)
        {
            request.Content = new StringContent(body, Encoding.UTF8);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(headers.GetValueOrDefault("Content-Type", "application/json"));
        }
        foreach (var (name, value) in headers.Where(header => header.Key != "Content-Type"))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
        using var response = await tenant.Http.SendAsync(request);
        return await Answer.Read(response);
    }

    private static void AssertShown(string block, Answer answer, string request)
    {
        var (start, headers, body) = Parse(block);
        Assert.That($"{(int)answer.Status}", Is.EqualTo(start.Split(' ')[1]), $"{request}\n{answer.Text}");
        foreach (var (name, value) in headers)
        {
            Assert.That(answer.Headers.GetValueOrDefault(name, ""), Does.Match(Pattern(value)), $"{name} of {request}\n{answer.Text}");
        }
        if (body.Length == 0)
        {
            return;
        }
        if (!body.StartsWith('{'))
        {
            Assert.That(answer.Text.ReplaceLineEndings("\n").Trim(), Does.Match(Pattern(body.Trim())), request);
            return;
        }
        Assert.That(FindDifference(JsonNode.Parse(body), answer.Json, ""), Is.Null, $"{request}\n{answer.Text}");
    }

    /// <summary>Returns where a response differs from what the page shows; null if it does not.</summary>
    private static string? FindDifference(JsonNode? shown, JsonNode? actual, string pointer)
    {
        switch (shown, actual)
        {
            case (JsonObject expected, JsonObject found):
                return expected.Select(member => FindDifference(member.Value, found[member.Key], $"{pointer}/{member.Key}"))
                    .FirstOrDefault(difference => difference is not null);
            case (JsonArray expected, JsonArray found) when expected.Count == found.Count:
                return expected.Select((item, index) => FindDifference(item, found[index], $"{pointer}/{index}"))
                    .FirstOrDefault(difference => difference is not null);
            default:
                return Regex.IsMatch(actual?.ToString() ?? "null", Pattern(shown?.ToString() ?? "null")) ? null : $"{pointer} is {actual}";
        }
    }

    private static string Pattern(string shown) => $"^{Regex.Escape(shown).Replace("…", "[\\s\\S]*", StringComparison.Ordinal)}$";

    private static (string Start, Dictionary<string, string> Headers, string Body) Parse(string block)
    {
        var parts = block.Trim().Split("\n\n", 2);
        var lines = parts[0].Split('\n');
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(header => header[0], header => header[1]);
        return (lines[0], headers, parts.Length > 1 ? parts[1] : "");
    }

    [GeneratedRegex("```http\n([\\s\\S]*?)```")]
    private static partial Regex Block();
}
