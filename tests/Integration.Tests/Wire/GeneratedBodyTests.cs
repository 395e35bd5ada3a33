using FsCheck;
using FsCheck.Fluent;

namespace WorkOrders.Integration.Tests.Wire;

/// <summary>Whatever a client sends is answered by a status that tells it something, and nothing of what is refused stays.</summary>
public sealed class GeneratedBodyTests : WireTestFixture
{
    private static readonly int[] Answers = [201, 400, 409, 422];

    [FsCheck.NUnit.Property(MaxTest = 200, Arbitrary = new[] { typeof(Bodies) })]
    public async Task Any_body_gets_a_documented_status(GeneratedBody body)
    {
        var response = await Tenant.PostText(body.Json);
        Assert.That(Answers, Does.Contain((int)response.Status), response.Text);
        if ((int)response.Status == 201)
        {
            Assert.That((await Tenant.Get(response["id"]!))["id"], Is.EqualTo(response["id"]));
        }
        else
        {
            AssertProblem(response);
        }
    }

    [FsCheck.NUnit.Property(MaxTest = 60, Arbitrary = new[] { typeof(Bodies) })]
    public async Task A_dry_run_predicts_the_status_and_writes_nothing(GeneratedBody body)
    {
        var before = await Tenant.Snapshot();
        var dry = await Tenant.PostText(body.Json, query: "?dry_run=true");
        Assert.That(await Tenant.Snapshot(), Is.EqualTo(before));
        var real = await Tenant.PostText(body.Json);
        var foretold = (int)dry.Status == 200 ? (int)dry.Json["would_answer"]! : (int)dry.Status;
        Assert.That((int)real.Status, Is.EqualTo(foretold), dry.Text);
    }

    [FsCheck.NUnit.Property(MaxTest = 60, Arbitrary = new[] { typeof(Bodies) })]
    public async Task Any_import_file_gets_one_result_per_row(GeneratedBody one, GeneratedBody other, bool inLines)
    {
        var file = new StringContent(inLines ? $"{one.Json}\n{other.Json}" : $"[{one.Json},{other.Json}]");
        file.Headers.ContentType = new(inLines ? "application/x-ndjson" : "application/json");
        var response = await Tenant.Send(HttpMethod.Post, "/api/Jobs/Import?mode=partial", file);
        Assert.That((int)response.Status, Is.EqualTo(200), response.Text);
        Assert.That(response.Json["results"]!.AsArray().Select(result => result!["status"]!.ToString()), Is.All.AnyOf("created", "refused").And.Exactly(2).Items);
    }

    /// <summary>A body, as text.</summary>
    public sealed record GeneratedBody(string Json)
    {
        public override string ToString() => Json;
    }

    /// <summary>Tells FsCheck how to make bodies.</summary>
    public static class Bodies
    {
        public static Arbitrary<GeneratedBody> Any() => BodyGenerator.Job.Select(json => new GeneratedBody(json)).ToArbitrary();
    }
}
