using FsCheck;
using FsCheck.Fluent;

namespace WorkOrders.Integration.Tests.Wire;

/// <summary>Every generated body gets a documented status, and a refused body writes nothing.</summary>
public sealed class GeneratedBodyTests : WireTestFixture
{
    private static readonly int[] ExpectedStatuses = [201, 400, 409, 422];

    [GeneratedInputs(MaxTest = 200, Arbitrary = new[] { typeof(Bodies) })]
    public async Task Any_body_gets_a_documented_status(GeneratedBody body)
    {
        var response = await Tenant.PostText(body.Json);
        Assert.That(ExpectedStatuses, Does.Contain((int)response.Status), response.Text);
        if ((int)response.Status == 201)
        {
            Assert.That((await Tenant.Get(response["id"]!))["id"], Is.EqualTo(response["id"]));
        }
        else
        {
            AssertProblem(response);
        }
    }

    [GeneratedInputs(MaxTest = 60, Arbitrary = new[] { typeof(Bodies) })]
    public async Task A_dry_run_predicts_the_status_and_writes_nothing(GeneratedBody body)
    {
        var before = await Tenant.Snapshot();
        var dryRun = await Tenant.PostText(body.Json, query: "?dry_run=true");
        Assert.That(await Tenant.Snapshot(), Is.EqualTo(before));
        var posted = await Tenant.PostText(body.Json);
        var predicted = (int)dryRun.Status == 200 ? (int)dryRun.Json["would_answer"]! : (int)dryRun.Status;
        Assert.That((int)posted.Status, Is.EqualTo(predicted), dryRun.Text);
    }

    [GeneratedInputs(MaxTest = 60, Arbitrary = new[] { typeof(Bodies) })]
    public async Task Any_import_file_gets_one_result_per_row(GeneratedBody first, GeneratedBody second, bool asLines)
    {
        var file = new StringContent(asLines ? $"{first.Json}\n{second.Json}" : $"[{first.Json},{second.Json}]");
        file.Headers.ContentType = new(asLines ? "application/x-ndjson" : "application/json");
        var response = await Tenant.Send(HttpMethod.Post, "/api/Jobs/Import?mode=partial", file);
        Assert.That((int)response.Status, Is.EqualTo(200), response.Text);
        Assert.That(response.Json["results"]!.AsArray().Select(result => result!["status"]!.ToString()),
            Is.All.AnyOf("created", "refused").And.Exactly(2).Items);
    }

    /// <summary>A generated body as text, shown by FsCheck on failure.</summary>
    public sealed record GeneratedBody(string Json)
    {
        public override string ToString() => Json;
    }

    /// <summary>The FsCheck generator of bodies.</summary>
    public static class Bodies
    {
        public static Arbitrary<GeneratedBody> Any() => BodyGenerator.Job.Select(json => new GeneratedBody(json)).ToArbitrary();
    }
}
