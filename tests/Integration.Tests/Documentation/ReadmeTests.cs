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

/// <summary>The commands of the README return the responses it shows.</summary>
public sealed partial class ReadmeTests
{
    private const string Address = "http://127.0.0.1:5080";

    /// <summary>The text that marks a shortened response in the README.</summary>
    private const string Abridged = "// and";

    [GeneratedRegex("```sh\n(?<command>curl .+?)```.+?```json\n(?<answer>.+?)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex(@"^\$ (?<command>.+)\n(?<output>(?:(?!\$ |```).+\n)+)", RegexOptions.Multiline)]
    private static partial Regex Session();

    [GeneratedRegex("--data-binary '(?<file>[^']+)'")]
    private static partial Regex ImportedFile();

    /// <summary>Matches passwords and API keys, which the command line generates.</summary>
    [GeneratedRegex(@"(?<=api:)\w+(?=@)|wo_\S+")]
    private static partial Regex Secret();

    [GeneratedRegex(@"\]\((?<path>[^)#:]+)\)")]
    private static partial Regex Link();

    [Test]
    public async Task Every_command_returns_the_response_shown()
    {
        using var data = new TemporaryCluster();
        await using var api = WorkOrdersApi.Build(["--urls", "http://127.0.0.1:0", "--ConnectionStrings:WorkOrders", "",
            "--Embedded:DataDirectory", data.Directory, "--Logging:LogLevel:Default", "Warning"]);
        await api.StartAsync();
        await api.Services.GetRequiredService<IDatabaseState>().Started.WaitAsync(TimeSpan.FromMinutes(1));

        var examples = Example().Matches(RepositoryFiles.Read("README.md"));
        Assert.That(examples, Has.Count.EqualTo(7));
        foreach (var example in examples.Cast<Match>())
        {
            var shown = example.Groups["answer"].Value;
            var expected = JsonNode.Parse(shown, null, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip })!;
            await WaitForChangeFeed(api.Services);
            var response = JsonNode.Parse(await Run(example.Groups["command"]
                .Value.Replace(Address, api.Urls.Single(), StringComparison.Ordinal)))!;
            Assert.That(ResponseNormalizer.Normalize(shown.Contains(Abridged, StringComparison.Ordinal)
                ? FieldsIn(expected, response)! : response), Is.EqualTo(ResponseNormalizer.Normalize(expected)),
                example.Groups["command"].Value);
        }
        await AssertSessionsAreCorrect(data.Directory, api.Urls.Single());
        await api.StopAsync();
    }

    [Test]
    public void Every_link_target_exists() =>
        Assert.That(Link().Matches(RepositoryFiles.Read("README.md")).Select(link => link.Groups["path"].Value)
            .Where(path => !RepositoryFiles.Exists(path)), Is.Empty);

    /// <summary>Runs the commands that are shown with their output, with the file of the import example, while the API runs.</summary>
    private static async Task AssertSessionsAreCorrect(string dataDirectory, string address)
    {
        var readme = RepositoryFiles.Read("README.md");
        var sessions = Session().Matches(readme);
        Assert.That(sessions, Has.Count.EqualTo(4));
        var directory = Directory.CreateTempSubdirectory();
        await File.WriteAllTextAsync(Path.Join(directory.FullName, "orders.csv"), ImportedFile().Match(readme).Groups["file"].Value);
        var settings = $"cd '{directory.FullName}'; unset ConnectionStrings__WorkOrders; export Embedded__DataDirectory='{dataDirectory}'";
        var program = $"'{Environment.ProcessPath}' exec '{CliProcess.Program}'";
        foreach (var session in sessions.Cast<Match>())
        {
            var command = session.Groups["command"].Value
                .Replace("dotnet run --project src/Cli --", program, StringComparison.Ordinal)
                .Replace("import orders.csv", $"import orders.csv --url {address}", StringComparison.Ordinal);
            var output = await Run($"{settings}; {command} || true");
            // `tenant list` also lists the demo tenant here.
            Assert.That(MaskedLines(output), Is.SupersetOf(MaskedLines(session.Groups["output"].Value)), command);
        }
        directory.Delete(recursive: true);
    }

    private static string[] MaskedLines(string output) =>
        Secret().Replace(output, "…").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Waits until the change feed has caught up. A person who runs the commands is slower than the feed.</summary>
    private static async Task WaitForChangeFeed(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await scope.ServiceProvider.GetRequiredService<IMediator>()
            .Send(new GetChangeLagQuery(), timeout.Token) is not { Waiting: 0 })
        {
            await Task.Delay(10, timeout.Token);
        }
    }

    private static async Task<string> Run(string command)
    {
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-c", $"set -e; {command}"]) { RedirectStandardOutput = true,
            RedirectStandardError = true })!;
        var (response, errors) = (shell.StandardOutput.ReadToEndAsync(), shell.StandardError.ReadToEndAsync());
        await shell.WaitForExitAsync();
        Assert.That(shell.ExitCode, Is.Zero, $"{command}{await errors}");
        return await response;
    }

    /// <summary>Returns the response without the fields that a shortened response leaves out; lists are complete.</summary>
    private static JsonNode? FieldsIn(JsonNode? shown, JsonNode? response) => (shown, response) switch
    {
        (JsonObject some, JsonObject all) => new JsonObject(some.Where(field => all.ContainsKey(field.Key))
            .Select(field => KeyValuePair.Create(field.Key, FieldsIn(field.Value, all[field.Key])))),
        (JsonArray some, JsonArray all) =>
            new JsonArray([.. all.Select((item, index) => FieldsIn(index < some.Count ? some[index] : null, item))]),
        _ => response?.DeepClone(),
    };
}
