using System.Net;
using System.Text.Json.Nodes;
using WorkOrders.Application.Contract;

namespace WorkOrders.Cli.Import;

/// <summary>Polls a running import.</summary>
/// <param name="http">Sends requests to the API, with the credential.</param>
/// <param name="id">The id of the import.</param>
/// <param name="entity">The entity of the rows.</param>
/// <param name="progress">Shows the progress.</param>
internal sealed class ImportPoller(HttpClient http, Guid id, Entity entity, ProgressLine progress)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(300);

    /// <summary>The time for which requests are retried while the API does not respond, because it may be restarting.</summary>
    public TimeSpan RetryTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The timeout for one response.</summary>
    public TimeSpan ResponseTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// The address of the import below the address given by the user. The <c>Location</c> header of the API is not used, because behind a
    /// proxy it may be an http address, and the requests contain the credential.
    /// </summary>
    public Uri Address => new(http.BaseAddress!, $"api/Imports({id})");

    /// <summary>The address of the results of all rows.</summary>
    public Uri ResultsAddress => new($"{Address}/Results");

    /// <summary>The message to print if polling stops early.</summary>
    public string Outlook => $"The import may still be running; see {Address}.";

    /// <summary>Waits until the import ends.</summary>
    /// <returns>The import in its final state.</returns>
    /// <exception cref="ImportFailedException">The API no longer responds, or refuses to return the import.</exception>
    public async Task<JsonNode> WaitForEnd(CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(PollInterval, cancellationToken);
            using var response = await Get(Address, "application/json", HttpCompletionOption.ResponseContentRead, cancellationToken);
            var content = await response.Content.ReadAsStreamAsync(cancellationToken);
            var import = (await JsonNode.ParseAsync(content, cancellationToken: cancellationToken))!;
            if (import["state"]!.ToString() is not ("waiting" or "running"))
            {
                return import;
            }
            Show(import);
        }
    }

    /// <summary>Reads the results of all rows as NDJSON.</summary>
    /// <exception cref="ImportFailedException">The API no longer responds, or refuses to return the results.</exception>
    public async Task<StreamReader> ReadResults(CancellationToken cancellationToken)
    {
        var response = await Get(ResultsAddress, "application/x-ndjson", HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return new(await response.Content.ReadAsStreamAsync(cancellationToken));
    }

    private void Show(JsonNode import)
    {
        var (rows, done) = (import["rows"]!.GetValue<int>(), import["rows_done"]!.GetValue<int>());
        var rate = import["rows_per_second"] is { } perSecond ? $", {perSecond.GetValue<double>():N0} per second" : "";
        var remaining = import["remaining_seconds"] is { } seconds ? $", {seconds.GetValue<double>():N0} s left" : "";
        var activity = import["state"]!.ToString() == "waiting" ? "Waiting" : "Importing";
        progress.Show(activity, (double)done / rows, $"{done:N0} of {rows:N0} {entity.PluralLabel}{rate}{remaining}");
    }

    private async Task<HttpResponseMessage> Get(
        Uri address, string accept, HttpCompletionOption completion, CancellationToken cancellationToken)
    {
        var giveUpAt = DateTime.UtcNow + RetryTimeout;
        while (true)
        {
            if (await TryGet(address, accept, completion, cancellationToken) is { } response)
            {
                return response;
            }
            if (DateTime.UtcNow > giveUpAt)
            {
                throw new ImportFailedException($"The API no longer responds. {Outlook}");
            }
            progress.Show("The API does not respond; trying again");
            await Task.Delay(PollInterval, cancellationToken);
        }
    }

    /// <summary>Sends one request. Returns null if a retry may succeed.</summary>
    private async Task<HttpResponseMessage?> TryGet(
        Uri address, string accept, HttpCompletionOption completion, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Accept", accept);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(ResponseTimeout);
        try
        {
            var response = await http.SendAsync(request, completion, timeout.Token);
            return response.StatusCode switch
            {
                HttpStatusCode.OK => response,
                HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError => null,
                var status => throw new ImportFailedException(
                    $"The API did not return the import: it responded {(int)status} {response.ReasonPhrase}. {Outlook}"),
            };
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
