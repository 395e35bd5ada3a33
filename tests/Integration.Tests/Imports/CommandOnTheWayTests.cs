using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using WorkOrders.Cli.Import;
using WorkOrders.Integration.Tests.Processes;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>Files sent from the command line: what is shown until they are imported, and what becomes of them when something goes wrong on the way.</summary>
public sealed class CommandOnTheWayTests : CommandFixture
{
    private const string Running = """{ "state": "running", "rows": 4, "rows_done": 1, "rows_per_second": 2, "remaining_seconds": 1.5 }""";

    [Test]
    public async Task It_is_followed_at_the_address_that_was_given_whatever_the_api_calls_itself()
    {
        await using var proxy = await Proxy.Before(Tenant.Http.BaseAddress!);
        var run = await SendTo(proxy.Address, Write("orders.json", Array(Order("A"))));
        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(proxy.Seen[0], Is.EqualTo("POST /api/Jobs/Import"));
        Assert.That(proxy.Seen[1], Does.StartWith("GET /api/Imports("));
        Assert.That(proxy.Seen[^1], Does.EndWith("/Results"));
    }

    [Test]
    public async Task Elsewhere_than_on_a_terminal_each_step_has_a_line()
    {
        await using var proxy = await Proxy.Before(Tenant.Http.BaseAddress!, Once(HttpMethods.IsGet, context => context.Response.WriteAsync(Running)));
        var run = await SendTo(proxy.Address, Write("orders.json", Array(Order("A"))));
        Assert.That(run.Error, Is.EqualTo("Sending orders.json 100 %\nImporting 25 %  1 of 4 orders, 2 per second, 2 s left\n"));
    }

    [Test]
    public async Task On_a_terminal_a_bar_moves_within_one_line_that_is_gone_when_the_report_comes()
    {
        await using var proxy = await Proxy.Before(Tenant.Http.BaseAddress!, Once(HttpMethods.IsGet, context => context.Response.WriteAsync(Running)));
        var name = new string('x', 60);
        var shown = await OnTerminal("import", Write($"{name}.json", Array(Order("A"))), "--url", $"{proxy.Address}", "--key", Key);
        var lines = shown.Split("\r\n")[0].Split('\r');
        Assert.That(lines, Has.One.StartsWith($"Sending {name}.json [#"));
        Assert.That(lines, Has.One.StartsWith("Importing [#######.......................]  25 %  1 of 4 orders, 2 per second"));
        Assert.That(lines.Select(line => line.Length), Is.All.LessThan(80));
        Assert.That(lines[^2], Is.EqualTo(new string(' ', 79)));
        Assert.That(lines[^1], Is.EqualTo("1 order: 1 created, 0 skipped, 0 refused; 0 planned."));
    }

    [Test]
    public async Task An_api_without_room_is_sent_the_file_again_when_it_says_so()
    {
        var times = 0;
        await using var proxy = await Proxy.Before(Tenant.Http.BaseAddress!, context => ++times < 3 ? Busy(context) : Task.FromResult(false));
        var run = await SendTo(proxy.Address, Write("orders.json", Array(Order("A"))));
        Assert.That(run.Code, Is.Zero, run.Output);
        Assert.That(run.Error, Does.StartWith("The API is busy; sending the file again in 0 s\n"));
        Assert.That(proxy.Seen.Count(request => request == "POST /api/Jobs/Import"), Is.EqualTo(3));
    }

    [Test]
    public async Task An_api_that_never_has_room_is_left_alone_in_the_end()
    {
        await using var proxy = await Proxy.Before(Tenant.Http.BaseAddress!, Busy);
        var run = await SendTo(proxy.Address, Write("orders.json", Array(Order("A"))));
        Assert.That(run.Code, Is.EqualTo(1));
        Assert.That(run.Output, Is.EqualTo("The import was refused (503); nothing was stored.\nEnough imports run.\n"));
        Assert.That(proxy.Seen, Has.Count.EqualTo(10));
    }

    [TestCase(308, "308 Permanent Redirect with a redirect to https://elsewhere.example/")]
    [TestCase(413, "413 Payload Too Large")]
    [TestCase(200, "200 OK")]
    public async Task What_answers_otherwise_than_the_api_is_told_and_the_key_goes_no_further(int status, string said)
    {
        await using var proxy = await Proxy.Before(Tenant.Http.BaseAddress!, context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = status == 308 ? "https://elsewhere.example/" : default;
            return Answered(context.Response.WriteAsync("<html>"));
        });
        var run = await SendTo(proxy.Address, Write("orders.json", Array(Order("A"))));
        Assert.That(run.Code, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain($"{proxy.Address} responded {said}, which WorkOrders never does"));
    }

    [TestCase(401)]
    [TestCase(404)]
    public async Task An_api_that_refuses_to_tell_how_far_it_is_is_asked_no_more(int status)
    {
        await using var proxy = await Proxy.Before(Tenant.Http.BaseAddress!, context =>
        {
            context.Response.StatusCode = status;
            return Task.FromResult(HttpMethods.IsGet(context.Request.Method));
        });
        var run = await SendTo(proxy.Address, Write("orders.json", Array(Order("A"))));
        Assert.That(run.Code, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain($"it responded {status} ").And.Contain($"{proxy.Address}api/Imports("));
        Assert.That(proxy.Seen, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task An_api_that_goes_away_and_comes_back_is_asked_again()
    {
        var times = 0;
        await using var proxy = await Proxy.Before(Tenant.Http.BaseAddress!, context =>
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
        var run = await SendTo(proxy.Address, Write("orders.json", Array(Order("A"))));
        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(run.Error, Does.Contain("The API does not respond; trying again\n"));
        Assert.That(run.Output, Does.EndWith("Done: 1 order stored.\n"));
    }

    [Test]
    public async Task An_answer_that_does_not_come_is_not_waited_for_without_end()
    {
        await using var proxy = await Proxy.Before(Tenant.Http.BaseAddress!, Once(_ => true, context => Never(context.RequestAborted)));
        var run = await (await Followed(proxy, TimeSpan.FromMinutes(1))).WaitForEnd(CancellationToken.None);
        Assert.That(run["state"]!.ToString(), Is.EqualTo("completed"));
        Assert.That(proxy.Seen, Has.Count.GreaterThan(1));
    }

    [Test]
    public async Task An_api_that_does_not_come_back_is_given_up_with_where_to_look_later()
    {
        await using var proxy = await Proxy.Before(Tenant.Http.BaseAddress!, context =>
        {
            context.Abort();
            return Task.FromResult(true);
        });
        var import = await Followed(proxy, TimeSpan.Zero);
        Assert.That(() => import.WaitForEnd(CancellationToken.None), Throws.TypeOf<ImportFailedException>().With.Message.EqualTo(
            $"The API no longer responds. The import may still be running; see {import.Address}."));
    }

    [Test]
    public async Task Who_presses_ctrl_c_is_told_where_to_look_later()
    {
        await using var proxy = await Proxy.Before(Tenant.Http.BaseAddress!, context => HttpMethods.IsGet(context.Request.Method) ? Answered(context.Response.WriteAsync(Running)) : Task.FromResult(false));
        using var command = CliProcess.Begin("import", Write("orders.json", Array(Order("A"))), "--url", $"{proxy.Address}", "--key", Key);
        while (await command.StandardError.ReadLineAsync() is { } line && !line.StartsWith("Importing", StringComparison.Ordinal))
        {
        }
        using (var kill = Process.Start("kill", ["-INT", $"{command.Id}"]))
        {
            await kill.WaitForExitAsync();
        }
        Assert.That(await command.StandardError.ReadToEndAsync(), Does.EndWith($").{Environment.NewLine}").And.Contain($"Interrupted. The import may still be running; see {proxy.Address}api/Imports("));
        await command.WaitForExitAsync();
        Assert.That(command.ExitCode, Is.EqualTo(1));
    }

    private async Task<ImportPoller> Followed(Proxy proxy, TimeSpan patience)
    {
        var accepted = await Import(Array(Order("A")), prefer: "respond-async");
        var http = new HttpClient { BaseAddress = proxy.Address };
        http.DefaultRequestHeaders.Add("X-Api-Key", Key);
        return new(http, Guid.Parse(accepted["id"]!), new(TextWriter.Null)) { RetryTimeout = patience, ResponseTimeout = TimeSpan.FromMilliseconds(500) };
    }

    /// <summary>Answers the first request of a method, and leaves the rest to the API.</summary>
    private static Func<HttpContext, Task<bool>> Once(Func<string, bool> isMeant, Func<HttpContext, Task> answer)
    {
        var isDone = 0;
        return context => isMeant(context.Request.Method) && Interlocked.Exchange(ref isDone, 1) == 0 ? Answered(answer(context)) : Task.FromResult(false);
    }

    private static Task<bool> Busy(HttpContext context)
    {
        context.Response.StatusCode = 503;
        context.Response.Headers.RetryAfter = "0";
        return Answered(context.Response.WriteAsJsonAsync(JsonNode.Parse("""{ "errors": [{ "pointer": "", "code": "imports_busy", "message": "Enough imports run." }] }""")));
    }

    private static async Task<bool> Answered(Task answer)
    {
        await answer;
        return true;
    }

    private static async Task Never(CancellationToken gone)
    {
        var end = new TaskCompletionSource();
        await using var registration = gone.Register(end.SetResult);
        await end.Task;
    }

    /// <summary>Runs the program on a terminal of its own; answers what it wrote there.</summary>
    private static async Task<string> OnTerminal(params string[] arguments)
    {
        string[] command = [Environment.ProcessPath!, "exec", CliProcess.Program, .. arguments];
        string[] options = OperatingSystem.IsMacOS() ? ["-q", "/dev/null", .. command] : ["-qec", string.Join(' ', command.Select(word => $"'{word}'")), "/dev/null"];
        using var script = Process.Start(new ProcessStartInfo("script", options) { RedirectStandardOutput = true, RedirectStandardInput = true })!;
        var shown = await script.StandardOutput.ReadToEndAsync();
        await script.WaitForExitAsync();
        return shown;
    }
}
