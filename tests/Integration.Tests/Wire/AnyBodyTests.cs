using FsCheck;
using FsCheck.Fluent;

namespace WorkOrders.Integration.Tests.Wire;

/// <summary>Whatever a client sends is answered by a status that tells it something, and nothing of what is refused stays.</summary>
public sealed class AnyBodyTests : WireFixture
{
    private static readonly int[] Answers = [201, 400, 409, 422];

    [FsCheck.NUnit.Property(MaxTest = 200, Arbitrary = new[] { typeof(Bodies) })]
    public async Task Any_body_gets_a_documented_status(SomeBody body)
    {
        var answer = await Tenant.PostText(body.Json);
        Assert.That(Answers, Does.Contain((int)answer.Status), answer.Text);
        if ((int)answer.Status == 201)
        {
            Assert.That((await Tenant.Get(answer["id"]!))["id"], Is.EqualTo(answer["id"]));
        }
        else
        {
            IsProblem(answer);
        }
    }

    [FsCheck.NUnit.Property(MaxTest = 60, Arbitrary = new[] { typeof(Bodies) })]
    public async Task A_dry_run_predicts_the_status_and_writes_nothing(SomeBody body)
    {
        var before = await Tenant.Fingerprint();
        var dry = await Tenant.PostText(body.Json, query: "?dry_run=true");
        Assert.That(await Tenant.Fingerprint(), Is.EqualTo(before));
        var real = await Tenant.PostText(body.Json);
        var foretold = (int)dry.Status == 200 ? (int)dry.Json["would_answer"]! : (int)dry.Status;
        Assert.That((int)real.Status, Is.EqualTo(foretold), dry.Text);
    }

    [FsCheck.NUnit.Property(MaxTest = 60, Arbitrary = new[] { typeof(Bodies) })]
    public async Task Any_import_file_gets_one_result_per_row(SomeBody one, SomeBody other, bool inLines)
    {
        var file = new StringContent(inLines ? $"{one.Json}\n{other.Json}" : $"[{one.Json},{other.Json}]");
        file.Headers.ContentType = new(inLines ? "application/x-ndjson" : "application/json");
        var answer = await Tenant.Send(HttpMethod.Post, "/api/Jobs/Import?mode=partial", file);
        Assert.That((int)answer.Status, Is.EqualTo(200), answer.Text);
        Assert.That(answer.Json["results"]!.AsArray().Select(result => result!["status"]!.ToString()), Is.All.AnyOf("created", "refused").And.Exactly(2).Items);
    }

    /// <summary>A body, as text.</summary>
    public sealed record SomeBody(string Json)
    {
        public override string ToString() => Json;
    }

    /// <summary>Tells FsCheck how to make bodies.</summary>
    public static class Bodies
    {
        public static Arbitrary<SomeBody> Any() => AnyBody.Job.Select(json => new SomeBody(json)).ToArbitrary();
    }
}
