using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using WorkOrders.Integration.Tests.Access;

namespace WorkOrders.Integration.Tests.Wire;

/// <summary>The setting <c>Kestrel:Limits:MaxRequestBodySize</c>, and the limit that is named when it is exceeded.</summary>
public sealed class BodyLimitSettingTests
{
    [TestCase(1_500, "1,500 bytes")]
    [TestCase(3_072, "3 KB")]
    [TestCase(2_097_152, "2 MB")]
    public async Task The_configured_limit_applies_and_is_named(int limit, string words)
    {
        using var tenant = await TestTenant.Create();
        await using var api = await Start(tenant, $"{limit}");
        Assert.That((await Post(api, Padded(limit))).Status, Is.EqualTo(HttpStatusCode.Created));
        await AssertTooLarge(Post(api, Padded(limit + 1)), words);
        await AssertTooLarge(Post(api, Padded(limit + 1), chunked: true), words);
        await AssertTooLarge(Post(api, Compressed(Padded(limit + 1))), words);
        Assert.That(await api.Client.GetStringAsync("/openapi/v1.json"), Does.Contain($"The work order, at most {words}, also"));
    }

    [Test]
    public async Task The_limit_of_a_file_does_not_depend_on_the_setting()
    {
        using var tenant = await TestTenant.Create();
        await using var api = await Start(tenant, "1500");
        using var file = JsonContent.Create(Enumerable.Range(0, 20).Select(_ => Sample.Order()));
        using var response = await api.Client.PostAsync("/api/Jobs/Import", file);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("9223372036854775807")]
    [TestCase("")]
    public async Task The_limit_can_be_removed(string setting)
    {
        using var tenant = await TestTenant.Create();
        await using var api = await Start(tenant, setting);
        Assert.That((await Post(api, Padded(5 * 1024 * 1024))).Status, Is.EqualTo(HttpStatusCode.Created));
    }

    private static async Task<RunningApi> Start(TestTenant tenant, string limit)
    {
        var api = await RunningApi.StartReady(TestDatabase.OwnerConnectionString, null, "--Kestrel:Limits:MaxRequestBodySize", limit);
        api.Client.DefaultRequestHeaders.Add("X-Api-Key", tenant.Http.DefaultRequestHeaders.GetValues("X-Api-Key"));
        return api;
    }

    private static async Task AssertTooLarge(Task<Answer> sending, string words)
    {
        var response = await sending;
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge), response.Text);
        Assert.That(response["detail"],
            Is.EqualTo($"The request body is too large; the maximum is {words}. Split its content into several requests."));
    }

    private static ByteArrayContent Padded(int size) => new(Encoding.UTF8.GetBytes(Sample.Order().ToJsonString().PadRight(size)));

    private static ByteArrayContent Compressed(ByteArrayContent plain)
    {
        using var compressed = new MemoryStream();
        using (var stream = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            plain.CopyTo(stream, null, CancellationToken.None);
        }
        var content = new ByteArrayContent(compressed.ToArray());
        content.Headers.ContentEncoding.Add("gzip");
        return content;
    }

    private static async Task<Answer> Post(RunningApi api, HttpContent body, bool chunked = false)
    {
        body.Headers.ContentType = new("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/Jobs") { Content = body };
        request.Headers.TransferEncodingChunked = chunked;
        using var response = await api.Client.SendAsync(request);
        return await Answer.Read(response);
    }
}
