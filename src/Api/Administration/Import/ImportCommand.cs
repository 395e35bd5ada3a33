using System.CommandLine;
using System.Net.Http.Headers;
using System.Runtime.InteropServices;
using System.Text;
using WorkOrders.Api.Access;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Api.Administration.Import;

/// <summary><c>import FILE</c>: sends a file of work orders to an API, here or elsewhere, and tells what became of them. Needs no database.</summary>
internal sealed class ImportCommand
{
    private readonly Argument<FileInfo> _file = new("file") { Description = "The orders: .json (an array), .ndjson or .jsonl (a line an order), or .csv; also with .gz behind it." };

    private readonly Option<string> _url = new("--url") { Description = "Where the API is.", DefaultValueFactory = _ => "http://127.0.0.1:5080" };

    private readonly Option<string?> _key = new("--key")
    {
        Description = "An API key; unless given, what WORKORDERS_KEY says.",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("WORKORDERS_KEY"),
    };

    private readonly Option<string?> _user = new("--user")
    {
        Description = "Instead of a key, user:password@tenant; unless given, what WORKORDERS_USER says.",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("WORKORDERS_USER"),
    };

    private readonly Option<string?> _charset = new("--charset")
    {
        Description = "What the file is written in, such as windows-1252 (what Excel calls just \"CSV\", in Western Europe). Unless given, UTF-16 where its first bytes say so, else UTF-8.",
    };

    private readonly (string Parameter, Option<string?> Option)[] _words =
    [
        ("mode", Words("--mode", "What becomes of the file when orders are refused: atomic stores none, partial the others; dry_run only tells. Unless given, atomic.", "atomic", "partial", "dry_run")),
        ("on_existing", Words("--on-existing", "Orders that exist already: error refuses them, skip leaves them out. Unless given, error.", "error", "skip")),
        ("on_missing", Words("--on-missing", "Embedded objects that do not exist: create, or error. Unless given, create.", "create", "error")),
    ];

    /// <summary>The command.</summary>
    /// <param name="output">Takes the report.</param>
    /// <param name="progress">Takes how far it is.</param>
    public static Command Create(TextWriter output, TextWriter progress) => new ImportCommand().Build(output, progress);

    private Command Build(TextWriter output, TextWriter progress)
    {
        var import = new Command("import", "Sends a file of work orders to an API and tells what became of them. The exit code is 0 when none was refused, else 1.") { _file, _url, _key, _user, _charset };
        foreach (var (_, option) in _words)
        {
            import.Options.Add(option);
        }
        import.SetAction(async (parsed, cancellationToken) =>
        {
            var file = OrderFile.Open(parsed.GetRequiredValue(_file), parsed.GetValue(_charset));
            using var http = Client(parsed);
            var query = string.Join('&', _words.Select(each => (each.Parameter, Value: parsed.GetValue(each.Option))).Where(each => each.Value is not null).Select(each => $"{each.Parameter}={each.Value}"));
            // Ctrl-C: what is sent then is known, and is to be told.
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
            {
                signal.Cancel = true;
                stop.Cancel();
            });
            using var line = new ProgressLine(progress);
            var request = new ImportRequest(http, output, line);
            try
            {
                return await request.Send(file, query, stop.Token);
            }
            catch (OperationCanceledException)
            {
                throw new AdministrationException($"Given up. {request.WhatBecomes}");
            }
            catch (Exception away) when (away is HttpRequestException or HttpIOException)
            {
                throw new AdministrationException($"The API at {http.BaseAddress} does not answer: {away.Message} {request.WhatBecomes}");
            }
        });
        return import;
    }

    private HttpClient Client(ParseResult parsed)
    {
        var url = parsed.GetRequiredValue(_url);
        if (!Uri.TryCreate(url.TrimEnd('/') + '/', UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new AdministrationException($"\"{url}\" is no address of an API: it is one such as https://workorders.example.");
        }
        // A file may be long under way. Followed to another address, the key would be told there.
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, Expect100ContinueTimeout = TimeSpan.FromSeconds(10) }) { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
        switch (parsed.GetValue(_key), parsed.GetValue(_user))
        {
            case ({ Length: > 0 } key, _):
                http.DefaultRequestHeaders.Add(CredentialReader.KeyHeader, key.Trim());
                break;
            case (_, { Length: > 0 } user):
                http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(user)));
                break;
            default:
                throw new AdministrationException("Who are you? Give --key or --user, or set WORKORDERS_KEY or WORKORDERS_USER.");
        }
        return http;
    }

    private static Option<string?> Words(string name, string description, params string[] words)
    {
        var option = new Option<string?>(name) { Description = description };
        option.AcceptOnlyFromAmong(words);
        return option;
    }
}
