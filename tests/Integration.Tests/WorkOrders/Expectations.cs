using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.WorkOrders;

/// <summary>What most tests of work orders expect of a post.</summary>
internal static class Expectations
{
    // As the API writes.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Posts an order that must be created.</summary>
    public static async Task<Answer> Creates(this TestTenant tenant, JsonNode order, string? prefer = null)
    {
        var answer = await tenant.Post(order, prefer: prefer);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Created), () => answer.Text);
        return answer;
    }

    /// <summary>Posts an order that must be refused for exactly these problems (<c>pointer code</c>), and of which nothing may stay.</summary>
    public static async Task<Answer> Refuses(this TestTenant tenant, JsonNode order, HttpStatusCode status, params string[] problems)
    {
        var before = await tenant.Fingerprint();
        var answer = await tenant.Post(order);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(status), () => answer.Text);
            Assert.That(answer.Problems, Is.EquivalentTo(problems));
            Assert.That(answer.Headers["Content-Type"], Does.StartWith("application/problem+json"));
            Assert.That(await tenant.Fingerprint(), Is.EqualTo(before), "Nothing may be left behind.");
        }
        return answer;
    }

    /// <summary>An entity as it is answered, without what only one answer says.</summary>
    public static string WithoutWarnings(this Answer answer) => answer.Json.DeepClone().AsObject().Without("warnings").ToJsonString(Plain);
}
