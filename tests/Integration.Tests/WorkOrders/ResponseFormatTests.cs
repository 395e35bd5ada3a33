using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using WorkOrders.Application.Database;
using WorkOrders.Integration.Tests.Access;

namespace WorkOrders.Integration.Tests.WorkOrders;

/// <summary>Content negotiation, URLs, compression and methods.</summary>
public sealed class ResponseFormatTests
{
    [TestCase("application/json", null, "application/json; charset=utf-8")]
    [TestCase("text/json", null, "application/json; charset=utf-8")]
    [TestCase("text/json; charset=utf-8", "text/json", "text/json; charset=utf-8")]
    [TestCase("APPLICATION/JSON;odata.metadata=minimal", "text/*;q=0.5, application/xml", "text/json; charset=utf-8")]
    [TestCase("application/json", "text/html, */*;q=0.1", "application/json; charset=utf-8")]
    [TestCase("application/json", "text/json;q=0.1, application/json;odata.metadata=full", "text/json; charset=utf-8")]
    public async Task Both_JSON_media_types_are_accepted_and_returned(string sent, string? accept, string returned)
    {
        using var tenant = await TestTenant.Create();
        if (accept is not null)
        {
            tenant.Http.DefaultRequestHeaders.TryAddWithoutValidation("Accept", accept);
        }
        var response = await tenant.PostText(Sample.Order().ToJsonString(), sent);
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.Created), () => response.Text);
        Assert.That(response.Headers["Content-Type"], Is.EqualTo(returned));
        Assert.That((await tenant.Get(response["id"]!)).Headers["Content-Type"], Is.EqualTo(returned));
    }

    [TestCase("application/xml")]
    [TestCase("text/html, application/json;q=0")]
    public async Task A_client_that_accepts_no_JSON_gets_406_and_nothing_is_written(string accept)
    {
        using var tenant = await TestTenant.Create();
        tenant.Http.DefaultRequestHeaders.TryAddWithoutValidation("Accept", accept);
        var response = await tenant.PostRefused(Sample.Order(), HttpStatusCode.NotAcceptable, " not_acceptable");
        Assert.That(response["detail"], Does.Contain(accept).And.Contain("text/json"));
    }

    [Test]
    public async Task The_Location_header_points_to_the_order()
    {
        using var tenant = await TestTenant.Create();
        var response = await tenant.PostCreated(Sample.Order());
        Assert.That(response.Headers["Location"], Is.EqualTo($"{tenant.Http.BaseAddress}api/Jobs({response["id"]})"));
        Assert.That((await tenant.Send(HttpMethod.Get, response.Headers["Location"])).Text, Is.EqualTo(response.Text));
    }

    [TestCase("127.0.0.1", "https://erp.example.com:8443/service")]
    [TestCase("10.0.0.1", null)]
    public async Task Behind_a_known_proxy_URLs_use_the_public_address(string proxy, string? publicUrl)
    {
        using var tenant = await TestTenant.Create();
        await using var api = await RunningApi.Start(TestDatabase.OwnerConnectionString, null,
            $"--ForwardedHeaders:KnownProxies:0={proxy}");
        await api.GetService<IDatabaseState>().Started.WaitAsync(TestApi.StartTimeout);
        var order = Sample.Order();
        foreach (var status in new[] { HttpStatusCode.Created, HttpStatusCode.Conflict })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/Jobs") { Content = JsonContent.Create<JsonNode>(order) };
            request.Headers.Add("X-Api-Key", tenant.Http.DefaultRequestHeaders.GetValues("X-Api-Key"));
            request.Headers.Add("X-Forwarded-Proto", "https");
            request.Headers.Add("X-Forwarded-Host", "erp.example.com:8443");
            request.Headers.Add("X-Forwarded-Prefix", "/service");
            using var response = await api.Client.SendAsync(request);
            Assert.That(response.StatusCode, Is.EqualTo(status));
            Assert.That(response.Headers.Location!.AbsoluteUri,
                Does.StartWith((publicUrl ?? api.Client.BaseAddress!.GetLeftPart(UriPartial.Authority)) + "/api/Jobs("));
        }
    }

    [TestCase("gzip")]
    [TestCase("br")]
    [TestCase("deflate")]
    public async Task Responses_and_problems_are_compressed_on_request(string coding)
    {
        using var tenant = await TestTenant.Create();
        tenant.Http.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", coding);
        foreach (var (order, status) in new[] { (Sample.Order(), HttpStatusCode.Created),
            (Sample.Order().Without("name"), HttpStatusCode.BadRequest) })
        {
            using var response = await tenant.Http.PostAsJsonAsync<JsonNode>("/api/Jobs", order);
            Assert.That(response.StatusCode, Is.EqualTo(status));
            Assert.That(response.Content.Headers.ContentEncoding, Is.EqualTo(new[] { coding }));
            await using var body = await response.Content.ReadAsStreamAsync();
            await using Stream plain = coding switch
            {
                "gzip" => new GZipStream(body, CompressionMode.Decompress),
                "br" => new BrotliStream(body, CompressionMode.Decompress),
                _ => new ZLibStream(body, CompressionMode.Decompress),
            };
            Assert.That((await JsonNode.ParseAsync(plain))!.AsObject().Count, Is.GreaterThan(3));
        }
    }

    [TestCase("DELETE", "/api/Jobs", "POST")]
    [TestCase("PUT", "/api/Jobs", "POST")]
    [TestCase("PATCH", "/api/jobs", "POST")]
    [TestCase("POST", "/api/Jobs(6044311a-0722-4aa6-be51-f774cd217b4f)", "PATCH")]
    [TestCase("POST", "/api/Jobs/6044311a-0722-4aa6-be51-f774cd217b4f", "GET")]
    public async Task An_unsupported_method_returns_405_with_the_allowed_methods(string method, string path, string allowed)
    {
        using var tenant = await TestTenant.Create();
        var response = await tenant.Send(new HttpMethod(method), path, JsonContent.Create<JsonNode>(Sample.Order()));
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        Assert.That(response.Headers["Content-Type"], Does.StartWith("application/problem+json"));
        Assert.That(response.Headers["Allow"].Split(", "), Does.Contain(allowed));
        Assert.That(response.Problems, Is.EqualTo(new[] { " method_not_allowed" }));
    }

    [TestCase("/api/Jobs(6044311a-0722-4aa6-be51-f774cd217b4f)")]
    [TestCase("/api/Jobs/6044311a-0722-4aa6-be51-f774cd217b4f")]
    [TestCase("/api/Jobs(none)")]
    public async Task An_unknown_order_returns_404(string path)
    {
        using var tenant = await TestTenant.Create();
        var response = await tenant.Send(HttpMethod.Get, path);
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(response.Problems, Is.EqualTo(new[] { " not_found" }));
    }

    [Test]
    public async Task Another_tenants_order_returns_404()
    {
        using var one = await TestTenant.Create();
        using var other = await TestTenant.Create();
        var id = (await one.PostCreated(Sample.Order()))["id"]!;
        Assert.That((await other.Get(id)).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }
}
