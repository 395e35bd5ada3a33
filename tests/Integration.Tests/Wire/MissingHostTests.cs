using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace WorkOrders.Integration.Tests.Wire;

/// <summary>Without a host in the request, which HTTP/1.0 allows, the URLs in responses are relative references.</summary>
public sealed partial class MissingHostTests : WireTestFixture
{
    [GeneratedRegex("^Location: (?<url>.*)\r$", RegexOptions.Multiline)]
    private static partial Regex Location();

    [TestCase("HTTP/1.0", "")]
    [TestCase("HTTP/1.1", "Host:\r\n")]
    public async Task A_created_order_has_relative_URLs(string version, string host)
    {
        var id = Guid.NewGuid();
        var order = Sample.Order().With("id", id);
        var created = await Post("/api/Jobs", version, host, order.ToJsonString());
        Assert.That(created, Does.StartWith("HTTP/1.1 201 "));
        Assert.That(LocationOf(created), Is.EqualTo($"/api/Jobs({id})"));
        Assert.That(created, Does.Contain("\"@odata.context\":\"/api/$metadata#Jobs/$entity\""));

        var read = await SendRaw($"GET /api/Jobs({id}) {version}\r\n{host}{HeadersWithoutHost}\r\n");
        Assert.That(read, Does.Contain("\"@odata.context\":\"/api/$metadata#Jobs/$entity\""));

        var repeated = await Post("/api/Jobs", version, host, order.ToJsonString());
        Assert.That(repeated, Does.StartWith("HTTP/1.1 409 "));
        Assert.That(LocationOf(repeated), Is.EqualTo($"/api/Jobs({id})"));
    }

    [TestCase("HTTP/1.0", "")]
    [TestCase("HTTP/1.1", "Host:\r\n")]
    public async Task An_import_has_relative_URLs(string version, string host)
    {
        var file = new JsonArray(Sample.Order()).ToJsonString();
        var started = await Post("/api/Jobs/Import", version, $"{host}Prefer: respond-async\r\n", file);
        Assert.That(started, Does.StartWith("HTTP/1.1 202 "));
        var location = LocationOf(started);
        Assert.That(location, Does.Match(@"^/api/Imports\([0-9a-f-]{36}\)$"));

        await Tenant.Until("select bool_and(date_end is not null) from import_run where tenant_id = @tenant");
        var run = await SendRaw($"GET {location} {version}\r\n{host}{HeadersWithoutHost}\r\n");
        Assert.That(run, Does.Contain($"\"results\":\"{location}/Results\""));
    }

    private static string LocationOf(string response) => Location().Match(response).Groups["url"].Value;

    private Task<string> Post(string path, string version, string headers, string body) =>
        SendRaw($"POST {path} {version}\r\n{headers}{HeadersWithoutHost}Content-Length: {body.Length}\r\n\r\n{body}");
}
