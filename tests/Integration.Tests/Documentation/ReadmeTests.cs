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
using WorkOrders.Integration.Tests.Processes;

namespace WorkOrders.Integration.Tests.Documentation;

/// <summary>The README is true: its commands, run as a newcomer would, are answered as it shows.</summary>
public sealed partial class ReadmeTests
{
    private const string Address = "http://127.0.0.1:5080";

    /// <summary>A line that says, in an answer shown, that it goes on.</summary>
    private const string Abridged = "// and";

    [GeneratedRegex("```sh\n(?<command>curl .+?)```.+?```json\n(?<answer>.+?)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex(@"^\$ (?<command>.+)\n(?<output>(?:(?!\$ |```).+\n)+)", RegexOptions.Multiline)]
    private static partial Regex Session();

    [GeneratedRegex("--data-binary '(?<file>[^']+)'")]
    private static partial Regex ImportedFile();

    /// <summary>What the command line makes up: passwords and keys.</summary>
    [GeneratedRegex(@"(?<=api:)\w+(?=@)|wo_\S+")]
    private static partial Regex Secret();

    [GeneratedRegex(@"\]\((?<path>[^)#:]+)\)")]
    private static partial Regex Link();

    [Test]
    public async Task Its_commands_are_answered_as_it_shows()
    {
        using var data = new TemporaryServer();
        await using var api = WorkOrdersApi.Build(["--urls", "http://127.0.0.1:0", "--ConnectionStrings:WorkOrders", "", "--Embedded:DataDirectory", data.Directory, "--Logging:LogLevel:Default", "Warning"]);
        await api.StartAsync();
        await api.Services.GetRequiredService<IDatabaseState>().Started.WaitAsync(TimeSpan.FromMinutes(1));

        var examples = Example().Matches(Repository.Read("README.md"));
        Assert.That(examples, Has.Count.EqualTo(5));
        foreach (var example in examples.Cast<Match>())
        {
            var shown = example.Groups["answer"].Value;
            var expected = JsonNode.Parse(shown, null, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip })!;
            await FeedIsThere(api.Services);
            var answer = JsonNode.Parse(await Run(example.Groups["command"].Value.Replace(Address, api.Urls.Single(), StringComparison.Ordinal)))!;
            Assert.That(Likeness.Of(shown.Contains(Abridged, StringComparison.Ordinal) ? OnlyWhatIsIn(expected, answer)! : answer), Is.EqualTo(Likeness.Of(expected)), example.Groups["command"].Value);
        }
        await AssertSessionsAreTrue(data.Directory, api.Urls.Single());
        await api.StopAsync();
    }

    [Test]
    public void What_it_links_to_is_there() =>
        Assert.That(Link().Matches(Repository.Read("README.md")).Select(link => link.Groups["path"].Value).Where(path => !Repository.Has(path)), Is.Empty);

    /// <summary>Runs the commands that are shown with their output, with the file of the import example, beside the API.</summary>
    private static async Task AssertSessionsAreTrue(string dataDirectory, string address)
    {
        var readme = Repository.Read("README.md");
        var sessions = Session().Matches(readme);
        Assert.That(sessions, Has.Count.EqualTo(4));
        var directory = Directory.CreateTempSubdirectory();
        await File.WriteAllTextAsync(Path.Join(directory.FullName, "orders.csv"), ImportedFile().Match(readme).Groups["file"].Value);
        foreach (var session in sessions.Cast<Match>())
        {
            var command = session.Groups["command"].Value
                .Replace("dotnet run --project src/Cli --", $"'{Environment.ProcessPath}' exec '{CliProcess.Program}'", StringComparison.Ordinal)
                .Replace("import orders.csv", $"import orders.csv --url {address}", StringComparison.Ordinal);
            var output = await Run($"cd '{directory.FullName}'; export Embedded__DataDirectory='{dataDirectory}'; unset ConnectionStrings__WorkOrders; {command} || true");
            // The demo tenant is there too.
            Assert.That(Lines(output), Is.SupersetOf(Lines(session.Groups["output"].Value)), command);
        }
        directory.Delete(recursive: true);
    }

    private static string[] Lines(string output) => Secret().Replace(output, "…").Split('\n', StringSplitOptions.RemoveEmptyEntries);

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
        var (answer, complaints) = (shell.StandardOutput.ReadToEndAsync(), shell.StandardError.ReadToEndAsync());
        await shell.WaitForExitAsync();
        Assert.That(shell.ExitCode, Is.Zero, $"{command}{await complaints}");
        return await answer;
    }

    /// <summary>The answer without what an abridged one leaves out of its objects; its lists are whole.</summary>
    private static JsonNode? OnlyWhatIsIn(JsonNode? shown, JsonNode? answer) => (shown, answer) switch
    {
        (JsonObject some, JsonObject all) => new JsonObject(some.Where(field => all.ContainsKey(field.Key)).Select(field => KeyValuePair.Create(field.Key, OnlyWhatIsIn(field.Value, all[field.Key])))),
        (JsonArray some, JsonArray all) => new JsonArray([.. all.Select((item, index) => OnlyWhatIsIn(index < some.Count ? some[index] : null, item))]),
        _ => answer?.DeepClone(),
    };
}
