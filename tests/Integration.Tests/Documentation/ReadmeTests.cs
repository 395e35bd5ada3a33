using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Api.Hosting;
using WorkOrders.Application.Changes;
using WorkOrders.Application.Database;
using WorkOrders.Integration.Tests.Embedded;

namespace WorkOrders.Integration.Tests.Documentation;

/// <summary>The README is true: its commands, run as a newcomer would, are answered as it shows.</summary>
public sealed partial class ReadmeTests
{
    private const string Address = "http://127.0.0.1:5080";

    /// <summary>A line that says, in an response shown, that it goes on.</summary>
    private const string Abridged = "// and";

    [GeneratedRegex("```sh\n(?<command>curl .+?)```.+?```json\n(?<answer>.+?)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex(@"\]\((?<path>[^)#:]+)\)")]
    private static partial Regex Link();

    [Test]
    public async Task Every_command_returns_the_response_shown()
    {
        using var data = new TemporaryServer();
        await using var api = WorkOrdersApi.Build(["--urls", "http://127.0.0.1:0", "--ConnectionStrings:WorkOrders", "", "--Embedded:DataDirectory", data.Directory, "--Logging:LogLevel:Default", "Warning"]);
        await api.StartAsync();
        await api.Services.GetRequiredService<IDatabaseState>().Started.WaitAsync(TimeSpan.FromMinutes(1));

        var examples = Example().Matches(RepositoryFiles.Read("README.md"));
        Assert.That(examples, Has.Count.EqualTo(5));
        foreach (var example in examples.Cast<Match>())
        {
            var shown = example.Groups["answer"].Value;
            var expected = JsonNode.Parse(shown, null, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip })!;
            await FeedIsThere(api.Services);
            var response = JsonNode.Parse(await Run(example.Groups["command"].Value.Replace(Address, api.Urls.Single(), StringComparison.Ordinal)))!;
            Assert.That(ResponseNormalizer.Normalize(shown.Contains(Abridged, StringComparison.Ordinal) ? OnlyWhatIsIn(expected, response)! : response), Is.EqualTo(ResponseNormalizer.Normalize(expected)), example.Groups["command"].Value);
        }
        await api.StopAsync();
    }

    [Test]
    public void Every_link_target_exists() =>
        Assert.That(Link().Matches(RepositoryFiles.Read("README.md")).Select(link => link.Groups["path"].Value).Where(path => !RepositoryFiles.Exists(path)), Is.Empty);

    /// <summary>Who types is slower than the change feed; the test waits for it.</summary>
    private static async Task FeedIsThere(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new GetChangeLagQuery(), patience.Token) is not { Waiting: 0 })
        {
            await Task.Delay(10, patience.Token);
        }
    }

    private static async Task<string> Run(string command)
    {
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-c", $"set -e; {command}"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (response, complaints) = (shell.StandardOutput.ReadToEndAsync(), shell.StandardError.ReadToEndAsync());
        await shell.WaitForExitAsync();
        Assert.That(shell.ExitCode, Is.Zero, $"{command}{await complaints}");
        return await response;
    }

    /// <summary>The response without what an abridged one leaves out of its objects; its lists are whole.</summary>
    private static JsonNode? OnlyWhatIsIn(JsonNode? shown, JsonNode? response) => (shown, response) switch
    {
        (JsonObject some, JsonObject all) => new JsonObject(some.Where(field => all.ContainsKey(field.Key)).Select(field => KeyValuePair.Create(field.Key, OnlyWhatIsIn(field.Value, all[field.Key])))),
        (JsonArray some, JsonArray all) => new JsonArray([.. all.Select((item, index) => OnlyWhatIsIn(index < some.Count ? some[index] : null, item))]),
        _ => response?.DeepClone(),
    };
}
