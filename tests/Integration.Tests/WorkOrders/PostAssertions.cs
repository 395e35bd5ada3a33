using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.WorkOrders;

/// <summary>Posts an order and asserts the outcome.</summary>
internal static class PostAssertions
{
    // Escapes text like the API.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Posts an order and asserts that it is created.</summary>
    public static async Task<Answer> PostCreated(this TestTenant tenant, JsonNode order, string? prefer = null)
    {
        var response = await tenant.Post(order, prefer: prefer);
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.Created), () => response.Text);
        return response;
    }

    /// <summary>
    /// Posts an order and asserts that it is refused with exactly these problems (<c>pointer code</c>) and writes nothing.
    /// </summary>
    public static async Task<Answer> PostRefused(this TestTenant tenant, JsonNode order, HttpStatusCode status, params string[] problems)
    {
        var before = await tenant.Snapshot();
        var response = await tenant.Post(order);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Status, Is.EqualTo(status), () => response.Text);
            Assert.That(response.Problems, Is.EquivalentTo(problems));
            Assert.That(response.Headers["Content-Type"], Does.StartWith("application/problem+json"));
            Assert.That(await tenant.Snapshot(), Is.EqualTo(before), "A refused order must not write anything.");
        }
        return response;
    }

    /// <summary>Returns the body without the warnings, which only the response to the create has.</summary>
    public static string WithoutWarnings(this Answer response) =>
        response.Json.DeepClone().AsObject().Without("warnings").ToJsonString(Plain);
}
