using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace WorkOrders.Integration.Tests.Processes;

/// <summary>A second process beside an API that runs, on the same data directory.</summary>
[Exclusive]
public sealed partial class BesideTests
{
    [Test]
    public async Task A_second_api_says_in_one_line_that_the_data_is_in_use_and_by_whom()
    {
        await using var api = await ApiProcess.Start();

        var (exitCode, _, error) = await ApiProcess.Run();

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(error.TrimEnd(), Does.Contain($"in use by process {api.Id}").And.Contain("Embedded:DataDirectory").And.Not.Contain("\n"));
        Assert.That((await api.Http.GetAsync("/health/ready")).StatusCode, Is.EqualTo(HttpStatusCode.OK), "the first goes on");
    }

    [Test]
    public async Task A_tenant_added_beside_a_running_api_can_post_at_once()
    {
        await using var api = await ApiProcess.Start();

        var (exitCode, output, error) = await CliProcess.Run("tenant", "add", "acme.example");

        Assert.That(exitCode, Is.Zero, error);
        using var acme = new HttpClient { BaseAddress = api.Http.BaseAddress };
        acme.DefaultRequestHeaders.Add("X-Api-Key", Key().Match(output).Groups["key"].Value);
        var order = Some.Example("embedded-from-nothing.json");
        order["project"]!.AsObject().Remove("company_code"); // companies have no embedded form, and a new tenant has none
        using var response = await acme.PostAsync("/api/Jobs", JsonContent.Create(order));
        var answer = await Answer.Read(response);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Created), answer.Text);
        Assert.That(answer.Json["job_planning"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [GeneratedRegex(@"key\W+(?<key>[\w-]{30,})", RegexOptions.IgnoreCase)]
    private static partial Regex Key();
}
