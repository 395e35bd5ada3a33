using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Application.Contract;
using WorkOrders.Integration.Tests.WorkOrders;

namespace WorkOrders.Integration.Tests.Protocol;

/// <summary>HEAD returns the status and the headers of GET at every URL that supports GET.</summary>
public sealed partial class HeadTests
{
    // These headers differ between any two responses, or describe how the body is sent.
    private static readonly string[] Varying = ["Date", "Content-Length", "Transfer-Encoding"];

    [GeneratedRegex(@"^/?api/(?<path>\w+)")]
    private static partial Regex EntityPath();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();

    private TestTenant _tenant = null!;

    [OneTimeSetUp]
    public async Task AddTenant()
    {
        _tenant = await TestTenant.Create();
        await _tenant.PostCreated(Sample.SuggestedOrder());
    }

    [OneTimeTearDown]
    public void DisposeTenant() => _tenant.Dispose();

    [Test]
    public async Task Every_endpoint_for_GET_handles_HEAD() =>
        Assert.That((await Readable()).Where(endpoint => !MethodsOf(endpoint).Contains("HEAD"))
            .Select(endpoint => endpoint.RoutePattern.RawText), Is.Empty);

    [Test]
    public async Task HEAD_returns_the_headers_of_GET_without_a_body()
    {
        var found = new List<string>();
        foreach (var endpoint in await Readable())
        {
            var url = await UrlOf(endpoint);
            var (get, head) = (await _tenant.Send(HttpMethod.Get, url), await _tenant.Send(HttpMethod.Head, url));
            Assert.That(head.Text, Is.Empty, url);
            Assert.That((head.Status, HeadersOf(head)), Is.EqualTo((get.Status, HeadersOf(get))), url);
            if (get.Status == HttpStatusCode.OK)
            {
                found.Add(url);
            }
        }
        Assert.That(found, Has.Count.GreaterThan(50));
    }

    [Test]
    public async Task HEAD_of_an_import_returns_the_headers_of_GET()
    {
        using var file = new StringContent("""[{"code":"NEW","name":"New"}]""", null, "application/json");
        var started = await _tenant.Send(HttpMethod.Post, "/api/Skill/Import", file, "respond-async");
        await _tenant.Until("select bool_and(date_end is not null) from import_run where tenant_id = @tenant");
        foreach (var url in new[] { started.Headers["Location"], $"{started.Headers["Location"]}/Results" })
        {
            var (get, head) = (await _tenant.Send(HttpMethod.Get, url), await _tenant.Send(HttpMethod.Head, url));
            Assert.That((head.Status, head.Text), Is.EqualTo((HttpStatusCode.OK, "")));
            Assert.That(HeadersOf(head), Is.EqualTo(HeadersOf(get)));
        }
    }

    [Test]
    public async Task HEAD_honours_conditions()
    {
        var etag = (await _tenant.Send(HttpMethod.Head, "/api/Skill(code='GAS')")).Headers["ETag"];
        using var request = new HttpRequestMessage(HttpMethod.Head, "/api/Skill(code='GAS')");
        request.Headers.TryAddWithoutValidation("If-None-Match", etag);
        using var response = await _tenant.Http.SendAsync(request);
        Assert.That((response.StatusCode, response.Headers.ETag?.ToString()), Is.EqualTo((HttpStatusCode.NotModified, etag)));
    }

    private static async Task<IReadOnlyList<RouteEndpoint>> Readable() =>
        [.. (await TestApi.Running).Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => MethodsOf(endpoint).Contains("GET"))];

    private static IReadOnlyList<string> MethodsOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];

    /// <summary>Returns a URL of an endpoint; for rows of an entity, that of an existing row.</summary>
    private async Task<string> UrlOf(RouteEndpoint endpoint)
    {
        var pattern = endpoint.RoutePattern.RawText!;
        var path = EntityPath().Match(pattern).Groups["path"].Value;
        var entity = EntityModel.Contract.Entities.FirstOrDefault(entity => entity.Path == path);
        var id = entity is null ? Guid.NewGuid()
            : await _tenant.Ask<Guid>($"select id from \"{entity.Name}\" {(entity.IsShared ? "" : "where tenant_id = @tenant")} limit 1");
        return $"/{Parameter().Replace(pattern, $"{id}").TrimStart('/')}";
    }

    private static IReadOnlyList<string> HeadersOf(Answer answer) =>
        [.. answer.Headers.Where(header => !Varying.Contains(header.Key)).Select(header => $"{header.Key}: {header.Value}").Order()];
}
