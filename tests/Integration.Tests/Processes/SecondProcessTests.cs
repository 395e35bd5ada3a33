using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace WorkOrders.Integration.Tests.Processes;

/// <summary>A second process on the data directory of a running API.</summary>
[Exclusive]
public sealed partial class SecondProcessTests
{
    [Test]
    public async Task A_second_API_reports_in_one_line_which_process_uses_the_data()
    {
        await using var api = await ApiProcess.Start();

        var (exitCode, _, error) = await ApiProcess.Run();

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(
            error.TrimEnd(),
            Does.Contain($"in use by process {api.Id}").And.Contain("Embedded:DataDirectory").And.Not.Contain("\n"));
        Assert.That((await api.Http.GetAsync("/health/ready")).StatusCode, Is.EqualTo(HttpStatusCode.OK), "the first API keeps running");
    }

    [Test]
    public async Task A_tenant_added_while_the_API_runs_can_post_immediately()
    {
        await using var api = await ApiProcess.Start();

        var (exitCode, output, error) = await CliProcess.Run("tenant", "add", "acme.example");

        Assert.That(exitCode, Is.Zero, error);
        using var acme = new HttpClient { BaseAddress = api.Http.BaseAddress };
        acme.DefaultRequestHeaders.Add("X-Api-Key", Key().Match(output).Groups["key"].Value);
        var order = Sample.Example("embedded-from-nothing.json");
        order["project"]!.AsObject().Remove("company_code"); // companies cannot be embedded, and a new tenant has none
        using var response = await acme.PostAsync("/api/Jobs", JsonContent.Create(order));
        var answer = await Answer.Read(response);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Created), answer.Text);
        Assert.That(answer.Json["job_planning"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [GeneratedRegex(@"key\W+(?<key>[\w-]{30,})", RegexOptions.IgnoreCase)]
    private static partial Regex Key();
}
