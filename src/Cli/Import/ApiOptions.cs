using System.CommandLine;
using System.Net.Http.Headers;
using System.Text;

namespace WorkOrders.Cli.Import;

/// <summary>The options for the address of the API and the credential.</summary>
internal sealed class ApiOptions
{
    private readonly Option<string> _url = new("--url")
    {
        Description = "The address of the API.",
        DefaultValueFactory = _ => "http://127.0.0.1:5080",
    };

    private readonly Option<string?> _key = new("--key")
    {
        Description = "The API key. Default: the environment variable WORKORDERS_KEY.",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("WORKORDERS_KEY"),
    };

    private readonly Option<string?> _user = new("--user")
    {
        Description = "user:password@tenant, instead of a key. Default: the environment variable WORKORDERS_USER.",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("WORKORDERS_USER"),
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_url);
        command.Options.Add(_key);
        command.Options.Add(_user);
    }

    /// <summary>Creates a client for the API that sends the credential.</summary>
    /// <exception cref="ImportFailedException">The address is invalid, or the credential is missing.</exception>
    public HttpClient CreateClient(ParseResult parsed)
    {
        var url = parsed.GetRequiredValue(_url);
        if (!Uri.TryCreate(url.TrimEnd('/') + '/', UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new ImportFailedException($"\"{url}\" is not the address of an API: use an address such as https://workorders.example.");
        }
        // Redirects are not followed, because they would send the credential to another address. No timeout is set, because an upload can
        // take any length of time.
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, Expect100ContinueTimeout = TimeSpan.FromSeconds(10) };
        var http = new HttpClient(handler) { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
        switch (parsed.GetValue(_key), parsed.GetValue(_user))
        {
            case ({ Length: > 0 } key, _):
                http.DefaultRequestHeaders.Add("X-Api-Key", key.Trim());
                break;
            case (_, { Length: > 0 } user):
                http.DefaultRequestHeaders.Authorization =
                    new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(user)));
                break;
            default:
                throw new ImportFailedException(
                    "The credential is missing: use --key or --user, or set WORKORDERS_KEY or WORKORDERS_USER.");
        }
        return http;
    }
}
