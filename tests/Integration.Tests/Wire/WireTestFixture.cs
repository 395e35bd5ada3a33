using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Wire;

/// <summary>Base of the tests for incoming requests. They share a tenant, because refused requests write nothing.</summary>
public abstract class WireTestFixture
{
    private protected TestTenant Tenant { get; private set; } = null!;

    /// <summary>The headers of a raw request that posts JSON, without the header Host.</summary>
    private protected string HeadersWithoutHost =>
        $"X-Api-Key: {Tenant.Http.DefaultRequestHeaders.GetValues("X-Api-Key").Single()}\r\n"
        + "Content-Type: application/json\r\nConnection: close\r\n";

    [OneTimeSetUp]
    public async Task AddTenant() => Tenant = await TestTenant.Create();

    [OneTimeTearDown]
    public void DisposeTenant() => Tenant.Dispose();

    /// <summary>Returns the smallest valid order as text, with one more field of any JSON value.</summary>
    private protected static string Order(string field, string json) =>
        Body(Sample.Order(), $"{{{JsonValue.Create(field).ToJsonString()}:{json}}}");

    /// <summary>Returns an order as text, followed by the fields of another JSON object.</summary>
    private protected static string Body(JsonObject order, string more)
    {
        var json = order.ToJsonString();
        return $"{json[..^1]},{more.TrimStart()[1..]}";
    }

    /// <summary>
    /// Asserts that a request returns an RFC 9457 document with exactly these problems (<c>pointer code</c>) and writes nothing.
    /// </summary>
    private protected async Task<Answer> AssertRefused(Func<Task<Answer>> send, HttpStatusCode status, params string[] problems)
    {
        var before = await Tenant.Snapshot();
        var response = await send();
        Assert.That(response.Status, Is.EqualTo(status), response.Text);
        AssertProblem(response);
        Assert.That(response.Problems, Is.EqualTo(problems), response.Text);
        Assert.That(await Tenant.Snapshot(), Is.EqualTo(before));
        return response;
    }

    /// <summary>Asserts that a response is a problem document without internal details.</summary>
    private protected static void AssertProblem(Answer response)
    {
        Assert.That(response.Headers["Content-Type"], Does.StartWith("application/problem+json"));
        foreach (var member in new[] { "type", "title", "detail", "traceId" })
        {
            Assert.That(response[member], Is.Not.Null.And.Not.Empty, member);
        }
        Assert.That(response["status"], Is.EqualTo(((int)response.Status).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.That(response.Json["errors"]!.AsArray(), Is.Not.Empty);
        Assert.That(response.Text, Does.Not.Contain("   at ").And.Not.Contain("System.").And.Not.Contain("Npgsql"));
    }

    /// <summary>Sends a raw request and reads until the API closes the connection.</summary>
    private protected async Task<string> SendRaw(string request, bool shutdown = false)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var client = new TcpClient();
        await client.ConnectAsync(Tenant.Http.BaseAddress!.Host, Tenant.Http.BaseAddress.Port, timeout.Token);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), timeout.Token);
        if (shutdown)
        {
            client.Client.Shutdown(SocketShutdown.Send);
        }
        using var response = new MemoryStream();
        try
        {
            await stream.CopyToAsync(response, timeout.Token);
        }
        catch (IOException)
        {
            // The API may close without reading the rest of the request; the response so far counts.
        }
        return Encoding.UTF8.GetString(response.ToArray());
    }
}
