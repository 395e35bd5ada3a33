using System.Net;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Wire;

/// <summary>Base of the tests for incoming requests. They share a tenant, because refused requests write nothing.</summary>
public abstract class WireTestFixture
{
    private protected TestTenant Tenant { get; private set; } = null!;

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
}
