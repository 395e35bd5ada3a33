using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Application.Changes;

namespace WorkOrders.Integration.Tests.Documentation;

/// <summary>Commands of a page that use curl, each followed by the response that the page shows.</summary>
internal static partial class CurlExamples
{
    private const string Address = "http://127.0.0.1:5080";

    /// <summary>The text that marks a shortened response.</summary>
    private const string Abridged = "// and";

    [GeneratedRegex("```sh\n(?<command>curl .+?)```.+?```json\n(?<answer>.+?)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    /// <summary>Runs the commands in order, and compares the responses.</summary>
    /// <returns>The number of examples.</returns>
    public static async Task<int> Check(string page, WebApplication api)
    {
        var examples = Example().Matches(RepositoryFiles.Read(page));
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
        return examples.Count;
    }

    /// <summary>Runs a command in a shell and returns its output.</summary>
    public static async Task<string> Run(string command)
    {
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-c", $"set -e; {command}"]) { RedirectStandardOutput = true,
            RedirectStandardError = true })!;
        var (response, errors) = (shell.StandardOutput.ReadToEndAsync(), shell.StandardError.ReadToEndAsync());
        await shell.WaitForExitAsync();
        Assert.That(shell.ExitCode, Is.Zero, $"{command}{await errors}");
        return await response;
    }

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
