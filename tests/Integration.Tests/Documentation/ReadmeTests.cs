using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Api.Hosting;
using WorkOrders.Application.Database;
using WorkOrders.Integration.Tests.Embedded;
using WorkOrders.Integration.Tests.Processes;

namespace WorkOrders.Integration.Tests.Documentation;

/// <summary>The commands of the README return the responses it shows.</summary>
public sealed partial class ReadmeTests
{
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
        await api.Services.GetRequiredService<IDatabaseState>().Started.WaitAsync(TestApi.StartTimeout);

        Assert.That(await CurlExamples.Check("README.md", api), Is.EqualTo(7));
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
            var output = await CurlExamples.Run($"{settings}; {command} || true");
            // `tenant list` also lists the demo tenant here.
            Assert.That(MaskedLines(output), Is.SupersetOf(MaskedLines(session.Groups["output"].Value)), command);
        }
        directory.Delete(recursive: true);
    }

    private static string[] MaskedLines(string output) =>
        Secret().Replace(output, "…").Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
