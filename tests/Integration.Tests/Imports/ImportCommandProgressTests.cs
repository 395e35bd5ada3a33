using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using WorkOrders.Application.Contract;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Cli.Import;
using WorkOrders.Integration.Tests.Processes;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>The <c>import</c> command while an import runs: progress output, retries and failures.</summary>
public sealed class ImportCommandProgressTests : ImportCommandFixture
{
    private const string Running = """{ "state": "running", "rows": 4, "rows_done": 1, "rows_per_second": 2, "remaining_seconds": 1.5 }""";

    [Test]
    public async Task Progress_is_polled_at_the_address_given_on_the_command_line()
    {
        await using var proxy = await ReverseProxy.Start(Tenant.Http.BaseAddress!);
        var run = await SendTo(proxy.Address, Write("orders.json", ToJsonArray(Order("A"))));
        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(proxy.Requests[0], Is.EqualTo("POST /api/Jobs/Import"));
        Assert.That(proxy.Requests[1], Does.StartWith("GET /api/Imports("));
        Assert.That(proxy.Requests[^1], Does.EndWith("/Results"));
    }

    [Test]
    public async Task Without_a_terminal_each_step_is_printed_on_its_own_line()
    {
        await using var proxy = await ReverseProxy.Start(
            Tenant.Http.BaseAddress!, AnswerFirst(HttpMethods.IsGet, context => context.Response.WriteAsync(Running)));
        var run = await SendTo(proxy.Address, Write("orders.json", ToJsonArray(Order("A"))));
        Assert.That(run.Error, Is.EqualTo("Sending orders.json 100 %\nImporting 25 %  1 of 4 work orders, 2 per second, 2 s left\n"));
    }

    [Test]
    public async Task On_a_terminal_a_progress_bar_is_drawn_and_then_erased()
    {
        await using var proxy = await ReverseProxy.Start(
            Tenant.Http.BaseAddress!, AnswerFirst(HttpMethods.IsGet, context => context.Response.WriteAsync(Running)));
        var name = new string('x', 60);
        var output = await RunOnTerminal(
            "import", Write($"{name}.json", ToJsonArray(Order("A"))), "--url", $"{proxy.Address}", "--key", Key);
        var lines = output.Split("\r\n")[0].Split('\r');
        Assert.That(lines, Has.One.StartsWith($"Sending {name}.json [#"));
        Assert.That(lines, Has.One.StartsWith("Importing [#######.......................]  25 %  1 of 4 work orders, 2 per"));
        Assert.That(lines[..^1].Select(line => line.Length), Is.All.LessThan(80));
        Assert.That(lines[^2], Is.EqualTo(new string(' ', 79)));
        Assert.That(lines[^1], Is.EqualTo("1 work order: 1 created, 0 updated, 0 unchanged, 0 skipped, 0 refused; 0 planned."));
    }

    [Test]
    public async Task The_file_is_sent_again_after_a_503_with_Retry_After()
    {
        var times = 0;
        await using var proxy = await ReverseProxy.Start(
            Tenant.Http.BaseAddress!, context => ++times < 3 ? AnswerBusy(context) : Task.FromResult(false));
        var run = await SendTo(proxy.Address, Write("orders.json", ToJsonArray(Order("A"))));
        Assert.That(run.Code, Is.Zero, run.Output);
        Assert.That(run.Error, Does.StartWith("The API is busy; sending the file again in 0 s\n"));
        Assert.That(proxy.Requests.Count(request => request == "POST /api/Jobs/Import"), Is.EqualTo(3));
    }

    [Test]
    public async Task The_command_fails_after_ten_503_responses()
    {
        await using var proxy = await ReverseProxy.Start(Tenant.Http.BaseAddress!, AnswerBusy);
        var run = await SendTo(proxy.Address, Write("orders.json", ToJsonArray(Order("A"))));
        Assert.That(run.Code, Is.EqualTo(1));
        Assert.That(run.Output, Is.EqualTo("The import was refused (503); nothing was stored.\nEnough imports run.\n"));
        Assert.That(proxy.Requests, Has.Count.EqualTo(10));
    }

    [TestCase(308, "308 Permanent Redirect with a redirect to https://elsewhere.example/")]
    [TestCase(413, "413 Payload Too Large")]
    [TestCase(200, "200 OK")]
    public async Task An_unexpected_response_is_reported_and_redirects_are_not_followed(int status, string expected)
    {
        await using var proxy = await ReverseProxy.Start(Tenant.Http.BaseAddress!, context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = status == 308 ? "https://elsewhere.example/" : default;
            return Handled(context.Response.WriteAsync("<html>"));
        });
        var run = await SendTo(proxy.Address, Write("orders.json", ToJsonArray(Order("A"))));
        Assert.That(run.Code, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain($"{proxy.Address} responded {expected}, which WorkOrders never does"));
    }

    [TestCase(401)]
    [TestCase(404)]
    public async Task Polling_stops_when_the_status_request_is_refused(int status)
    {
        await using var proxy = await ReverseProxy.Start(Tenant.Http.BaseAddress!, context =>
        {
            context.Response.StatusCode = status;
            return Task.FromResult(HttpMethods.IsGet(context.Request.Method));
        });
        var run = await SendTo(proxy.Address, Write("orders.json", ToJsonArray(Order("A"))));
        Assert.That(run.Code, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain($"it responded {status} ").And.Contain($"{proxy.Address}api/Imports("));
        Assert.That(proxy.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Polling_continues_after_the_API_was_unreachable()
    {
        var times = 0;
        await using var proxy = await ReverseProxy.Start(Tenant.Http.BaseAddress!, context =>
        {
            if (!HttpMethods.IsGet(context.Request.Method) || ++times is 2 or > 4)
            {
                return Task.FromResult(false);
            }
            if (times == 1)
            {
                context.Abort();
            }
            context.Response.StatusCode = 502;
            return Task.FromResult(true);
        });
        var run = await SendTo(proxy.Address, Write("orders.json", ToJsonArray(Order("A"))));
        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(run.Error, Does.Contain("The API does not respond; trying again\n"));
        Assert.That(run.Output, Does.EndWith("Done: 1 work order stored.\n"));
    }

    [Test]
    public async Task A_status_request_without_a_response_times_out_and_is_repeated()
    {
        await using var proxy = await ReverseProxy.Start(
            Tenant.Http.BaseAddress!, AnswerFirst(_ => true, context => NeverAnswer(context.RequestAborted)));
        var run = await (await StartImport(proxy, TimeSpan.FromMinutes(1))).WaitForEnd(CancellationToken.None);
        Assert.That(run["state"]!.ToString(), Is.EqualTo("completed"));
        Assert.That(proxy.Requests, Has.Count.GreaterThan(1));
    }

    [Test]
    public async Task When_the_API_stays_unreachable_the_command_prints_the_status_URL()
    {
        await using var proxy = await ReverseProxy.Start(Tenant.Http.BaseAddress!, context =>
        {
            context.Abort();
            return Task.FromResult(true);
        });
        var import = await StartImport(proxy, TimeSpan.Zero);
        Assert.That(() => import.WaitForEnd(CancellationToken.None), Throws.TypeOf<ImportFailedException>().With.Message.EqualTo(
            $"The API no longer responds. The import may still be running; see {import.Address}."));
    }

    [Test]
    public async Task Ctrl_C_stops_the_command_and_prints_the_status_URL()
    {
        await using var proxy = await ReverseProxy.Start(
            Tenant.Http.BaseAddress!,
            context => HttpMethods.IsGet(context.Request.Method) ? Handled(context.Response.WriteAsync(Running)) : Task.FromResult(false));
        using var command = CliProcess.Launch(
            "import", Write("orders.json", ToJsonArray(Order("A"))), "--url", $"{proxy.Address}", "--key", Key);
        while (await command.StandardError.ReadLineAsync() is { } line && !line.StartsWith("Importing", StringComparison.Ordinal))
        {
        }
        using (var kill = Process.Start("kill", ["-INT", $"{command.Id}"]))
        {
            await kill.WaitForExitAsync();
        }
        Assert.That(
            await command.StandardError.ReadToEndAsync(),
            Does.EndWith($").{Environment.NewLine}").And.Contain(
                $"Interrupted. The import may still be running; see {proxy.Address}api/Imports("));
        await command.WaitForExitAsync();
        Assert.That(command.ExitCode, Is.EqualTo(1));
    }

    private async Task<ImportPoller> StartImport(ReverseProxy proxy, TimeSpan retryTimeout)
    {
        var accepted = await Import(ToJsonArray(Order("A")), prefer: "respond-async");
        var http = new HttpClient { BaseAddress = proxy.Address };
        http.DefaultRequestHeaders.Add("X-Api-Key", Key);
        return new(http, Guid.Parse(accepted["id"]!), Entity.Of<Job>(), new(TextWriter.Null))
        {
            RetryTimeout = retryTimeout,
            ResponseTimeout = TimeSpan.FromMilliseconds(500),
        };
    }

    /// <summary>Responds to the first request whose method matches, and forwards all other requests to the API.</summary>
    private static Func<HttpContext, Task<bool>> AnswerFirst(Func<string, bool> matches, Func<HttpContext, Task> answer)
    {
        var isDone = 0;
        return context =>
            matches(context.Request.Method) && Interlocked.Exchange(ref isDone, 1) == 0
                ? Handled(answer(context))
                : Task.FromResult(false);
    }

    private static Task<bool> AnswerBusy(HttpContext context)
    {
        context.Response.StatusCode = 503;
        context.Response.Headers.RetryAfter = "0";
        return Handled(
            context.Response.WriteAsJsonAsync(
                JsonNode.Parse("""{ "errors": [{ "pointer": "", "code": "imports_busy", "message": "Enough imports run." }] }""")));
    }

    private static async Task<bool> Handled(Task answer)
    {
        await answer;
        return true;
    }

    private static async Task NeverAnswer(CancellationToken aborted)
    {
        var end = new TaskCompletionSource();
        await using var registration = aborted.Register(end.SetResult);
        await end.Task;
    }

    /// <summary>Runs the program in a pseudo-terminal and returns its output.</summary>
    private static async Task<string> RunOnTerminal(params string[] arguments)
    {
        string[] command = [Environment.ProcessPath!, "exec", CliProcess.Program, .. arguments];
        string[] options = OperatingSystem.IsMacOS()
            ? ["-q", "/dev/null", .. command]
            : ["-qec", string.Join(' ', command.Select(word => $"'{word}'")), "/dev/null"];
        using var script = Process.Start(
            new ProcessStartInfo("script", options) { RedirectStandardOutput = true, RedirectStandardInput = true })!;
        var output = await script.StandardOutput.ReadToEndAsync();
        await script.WaitForExitAsync();
        return output;
    }
}
