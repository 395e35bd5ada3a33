using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Processes;

/// <summary>Proposals in the background of the shipped program, killed and stopped.</summary>
[Exclusive]
public sealed class ProposalProcessTests
{
    [Test]
    public async Task A_killed_proposal_is_reported_as_interrupted_and_stores_nothing()
    {
        string order, location;
        await using (var killed = await ApiProcess.Start())
        {
            (order, location) = await StartProposal(killed);
            await killed.Kill();
        }
        await using var api = await ApiProcess.Start();
        // Backdates the last heartbeat, so that the test does not have to wait until the run counts as interrupted.
        await SharedCluster.Ask<object?>(
            "update planning_proposal set modified_dateutc = modified_dateutc - interval '1 minute' where state = 'running'");
        await AssertInterrupted(api, order, location);
    }

    [Test]
    public async Task A_shutdown_interrupts_a_running_proposal_and_records_it()
    {
        string order, location;
        await using (var stopped = await ApiProcess.Start())
        {
            (order, location) = await StartProposal(stopped);
            await ApiProcess.Terminate(stopped.Id);
            Assert.That(await stopped.WaitForExit(), Is.Zero);
            Assert.That(stopped.Output, Does.Not.Contain("fail:").And.Not.Contain("crit:"));
        }
        await using var api = await ApiProcess.Start();
        await AssertInterrupted(api, order, location);
    }

    /// <summary>Starts a proposal that searches for minutes, and waits until the search has begun.</summary>
    private static async Task<(string Order, string Location)> StartProposal(ApiProcess api)
    {
        var sample = Sample.Order();
        sample["job_status_code"] = "ToBePlanned";
        using var created = await api.Http.PostAsync("/api/Jobs", Json(sample));
        var order = (await Answer.Read(created))["id"]!;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/Planning/Propose")
        {
            Content = Json(new JsonObject
            {
                ["jobs"] = new JsonArray(order), ["from"] = "2094-03-01", ["to"] = "2094-03-06", ["seconds"] = 300,
            }),
        };
        request.Headers.Add("Prefer", "respond-async");
        using var response = await api.Http.SendAsync(request);
        var started = await Answer.Read(response);
        Assert.That(started.Status, Is.EqualTo(HttpStatusCode.Accepted), started.Text);
        var location = new Uri(started.Headers["Location"]).AbsolutePath;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while ((long)(await Get(api, location)).Json["progress"]!["iterations"]! == 0)
        {
            await Task.Delay(50, patience.Token);
        }
        return (order, location);
    }

    private static async Task AssertInterrupted(ApiProcess api, string order, string location)
    {
        var run = await Get(api, location);
        Assert.That((run["state"], run.Json["planned"]), Is.EqualTo(("interrupted", (JsonNode?)null)), run.Text);
        Assert.That(run["detail"], Does.Contain("nothing was stored").And.Contain("Send the request again"));
        Assert.That((await Get(api, $"/api/Jobs({order})"))["job_status_code"], Is.EqualTo("ToBePlanned"));
    }

    private static async Task<Answer> Get(ApiProcess api, string path)
    {
        using var response = await api.Http.GetAsync(path);
        return await Answer.Read(response);
    }

    private static StringContent Json(JsonNode node) => new(node.ToJsonString(), Encoding.UTF8, "application/json");
}
