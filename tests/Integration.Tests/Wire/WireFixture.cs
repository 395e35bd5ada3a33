using System.Net;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Wire;

/// <summary>Tests of what may arrive. They share a tenant, since what is refused must leave nothing in it.</summary>
public abstract class WireFixture
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
    private protected async Task<Answer> IsRefused(Func<Task<Answer>> send, HttpStatusCode status, params string[] problems)
    {
        var before = await Tenant.Fingerprint();
        var answer = await send();
        Assert.That(answer.Status, Is.EqualTo(status), answer.Text);
        IsProblem(answer);
        Assert.That(answer.Problems, Is.EqualTo(problems), answer.Text);
        Assert.That(await Tenant.Fingerprint(), Is.EqualTo(before));
        return answer;
    }

    /// <summary>Checks that an answer is a problem document and tells nothing of our insides.</summary>
    private protected static void IsProblem(Answer answer)
    {
        Assert.That(answer.Headers["Content-Type"], Does.StartWith("application/problem+json"));
        foreach (var member in new[] { "type", "title", "detail", "traceId" })
        {
            Assert.That(answer[member], Is.Not.Null.And.Not.Empty, member);
        }
        Assert.That(answer["status"], Is.EqualTo(((int)answer.Status).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.That(answer.Json["errors"]!.AsArray(), Is.Not.Empty);
        Assert.That(answer.Text, Does.Not.Contain("   at ").And.Not.Contain("System.").And.Not.Contain("Npgsql"));
    }
}
