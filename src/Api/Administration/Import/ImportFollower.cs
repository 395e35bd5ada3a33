using System.Net;
using System.Text.Json.Nodes;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Api.Administration.Import;

/// <summary>An import that goes on at the API.</summary>
/// <param name="http">Signed in there.</param>
/// <param name="id">The run.</param>
/// <param name="progress">Shows how far it is.</param>
internal sealed class ImportFollower(HttpClient http, Guid id, ProgressLine progress)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    /// <summary>For how long an API that does not answer is asked again: it may be starting anew.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>For how long one answer is waited for.</summary>
    public TimeSpan OneAnswer { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Where it is: at the address that was given, whatever the API calls itself. Behind a proxy that may be http, and the credential goes along.</summary>
    public Uri Address => new(http.BaseAddress!, $"api/Imports({id})");

    /// <summary>Where the result of each row is.</summary>
    public Uri ResultsAddress => new($"{Address}/Results");

    /// <summary>What there is to say of it when it is not followed any more.</summary>
    public string WhatBecomes => $"The import may go on all the same; what becomes of it, {Address} tells.";

    /// <summary>Waits until it ends.</summary>
    /// <returns>The run as it has ended.</returns>
    /// <exception cref="AdministrationException">It cannot be followed any more.</exception>
    public async Task<JsonNode> End(CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(Pause, cancellationToken);
            using var answer = await Ask(Address, "application/json", HttpCompletionOption.ResponseContentRead, cancellationToken);
            var run = (await JsonNode.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken))!;
            if (run["state"]!.ToString() is not ("waiting" or "running"))
            {
                return run;
            }
            Show(run);
        }
    }

    /// <summary>What became of each row, as lines of JSON.</summary>
    /// <exception cref="AdministrationException">They cannot be had.</exception>
    public async Task<StreamReader> Results(CancellationToken cancellationToken)
    {
        var answer = await Ask(ResultsAddress, "application/x-ndjson", HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return new(await answer.Content.ReadAsStreamAsync(cancellationToken));
    }

    private void Show(JsonNode run)
    {
        var (rows, done) = (run["rows"]!.GetValue<int>(), run["rows_done"]!.GetValue<int>());
        var left = run["remaining_seconds"] is { } seconds ? $", {seconds.GetValue<double>():N0} s left" : "";
        var rate = run["rows_per_second"] is { } each ? $", {each.GetValue<double>():N0} a second" : "";
        progress.Show(run["state"]!.ToString() == "waiting" ? "Waiting" : "Importing", (double)done / rows, $"{done:N0} of {rows:N0} orders{rate}{left}");
    }

    /// <summary>Asks until the API answers, or patience is at its end.</summary>
    private async Task<HttpResponseMessage> Ask(Uri address, string accept, HttpCompletionOption completion, CancellationToken cancellationToken)
    {
        var givenUp = DateTime.UtcNow + Patience;
        while (true)
        {
            if (await AskOnce(address, accept, completion, cancellationToken) is { } answer)
            {
                return answer;
            }
            if (DateTime.UtcNow > givenUp)
            {
                throw new AdministrationException($"The API does not answer any more. {WhatBecomes}");
            }
            progress.Show("The API does not answer; asking again");
            await Task.Delay(Pause, cancellationToken);
        }
    }

    /// <summary>Asks; null when it does not answer now.</summary>
    private async Task<HttpResponseMessage?> AskOnce(Uri address, string accept, HttpCompletionOption completion, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Accept", accept);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        over.CancelAfter(OneAnswer);
        try
        {
            var answer = await http.SendAsync(request, completion, over.Token);
            return answer.StatusCode switch
            {
                HttpStatusCode.OK => answer,
                HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError => null,
                var status => throw new AdministrationException($"The API answers {(int)status} {answer.ReasonPhrase} and no longer tells how far the import is. {WhatBecomes}"),
            };
        }
        catch (Exception away) when (away is HttpRequestException || (away is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }
}
