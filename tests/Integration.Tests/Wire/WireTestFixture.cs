using System.Net;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Wire;

/// <summary>Tests of what may arrive. They share a tenant, since what is refused must leave nothing in it.</summary>
public abstract class WireTestFixture
{
    private protected TestTenant Tenant { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task AddTenant() => Tenant = await TestTenant.Create();

    [OneTimeTearDown]
    public void LeaveTenant() => Tenant.Dispose();

    /// <summary>The least order as text, with one more field, whose value may be anything.</summary>
    private protected static string Order(string field, string json) => Body(Some.Order(), $"{{{JsonValue.Create(field).ToJsonString()}:{json}}}");

    /// <summary>An order as text, with the fields of another JSON object behind its own.</summary>
    private protected static string Body(JsonObject order, string more)
    {
        var own = order.ToJsonString();
        return $"{own[..^1]},{more.TrimStart()[1..]}";
    }

    /// <summary>Checks that a request is refused with exactly these problems, as <c>pointer code</c>, in the form of RFC 9457, and that nothing of it stays.</summary>
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

    /// <summary>Checks that an response is a problem document and tells nothing of our insides.</summary>
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
