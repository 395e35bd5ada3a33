using System.Net;
using System.Text.Json.Nodes;

namespace WorkOrders.Api.Administration.Import;

/// <summary>Sends a file, follows its import and reports what became of it.</summary>
/// <param name="http">Signed in at the API.</param>
/// <param name="output">Takes the report.</param>
/// <param name="progress">Shows how far it is.</param>
internal sealed class ImportRequest(HttpClient http, TextWriter output, ProgressLine progress)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    /// <summary>For how long an API that does not answer is asked again: it may be starting anew.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Does it all.</summary>
    /// <param name="file">The file.</param>
    /// <param name="query">How it is to be imported.</param>
    /// <param name="cancellationToken">Stops sending, or following.</param>
    /// <returns>The exit code: 0 when no order was refused.</returns>
    public async Task<int> Send(OrderFile file, string query, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/Jobs/Import?{query}")
        {
            Content = new SentFile(file, sent => progress.Show($"Sending {file.File.Name}", (double)sent / file.File.Length)),
        };
        request.Headers.Add("Prefer", "respond-async");
        using var answer = await http.SendAsync(request, cancellationToken);
        var document = await Read(answer, cancellationToken);
        if (answer.StatusCode != HttpStatusCode.Accepted)
        {
            progress.Clear();
            return await ReportRefusal(document, answer);
        }
        var run = await Follow(answer.Headers.Location!, cancellationToken);
        progress.Clear();
        var report = new ImportReportLines(output);
        if (Text(run, "results") is { } results)
        {
            await report.Write(await Lines(results, cancellationToken), new(results), cancellationToken);
        }
        return await report.Conclude(run);
    }

    private async Task<JsonNode> Follow(Uri location, CancellationToken cancellationToken)
    {
        var givenUp = DateTime.UtcNow + Patience;
        while (true)
        {
            await Task.Delay(Pause, cancellationToken);
            try
            {
                using var answer = await http.GetAsync(location, cancellationToken);
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    givenUp = DateTime.UtcNow + Patience;
                    var run = (await Read(answer, cancellationToken))!;
                    if (Text(run, "state") is not ("waiting" or "running"))
                    {
                        return run;
                    }
                    Show(run);
                    continue;
                }
            }
            catch (HttpRequestException) when (DateTime.UtcNow < givenUp)
            {
                continue;
            }
            if (DateTime.UtcNow > givenUp)
            {
                throw new Application.Tenancy.AdministrationException($"The API does not answer any more. What became of the import, {location} will tell.");
            }
        }
    }

    private void Show(JsonNode run)
    {
        var (rows, done) = (run["rows"]!.GetValue<int>(), run["rows_done"]!.GetValue<int>());
        var left = run["remaining_seconds"] is { } seconds ? $", {seconds.GetValue<double>():N0} s left" : "";
        var rate = run["rows_per_second"] is { } each ? $", {each.GetValue<double>():N0} a second" : "";
        progress.Show(Text(run, "state") == "waiting" ? "Waiting" : "Importing", (double)done / rows, $"{done:N0} of {rows:N0} orders{rate}{left}");
    }

    private async Task<StreamReader> Lines(string results, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, results);
        request.Headers.Add("Accept", "application/x-ndjson");
        var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        answer.EnsureSuccessStatusCode();
        return new(await answer.Content.ReadAsStreamAsync(cancellationToken));
    }

    private async Task<int> ReportRefusal(JsonNode? document, HttpResponseMessage answer)
    {
        await output.WriteLineAsync($"The file is refused ({(int)answer.StatusCode}); nothing is stored.");
        foreach (var error in document?["errors"]?.AsArray() ?? [])
        {
            await output.WriteLineAsync($"{error!["pointer"]} {error["message"]}".Trim());
        }
        return 1;
    }

    private static async Task<JsonNode?> Read(HttpResponseMessage answer, CancellationToken cancellationToken) =>
        answer.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true
            ? await JsonNode.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken)
            : null;

    private static string? Text(JsonNode node, string field) => node[field]?.ToString();
}
