using System.Net;
using System.Text.Json.Nodes;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Api.Administration.Import;

/// <summary>Sends a file, follows its import and reports what became of it.</summary>
/// <param name="http">Signed in at the API.</param>
/// <param name="output">Takes the report.</param>
/// <param name="progress">Shows how far it is.</param>
internal sealed class ImportRequest(HttpClient http, TextWriter output, ProgressLine progress)
{
    /// <summary>How often a file is sent before an API that has no room for it is left alone.</summary>
    private const int MostTimes = 10;

    /// <summary>What there is to say of the file when this breaks off.</summary>
    public string WhatBecomes { get; private set; } = "Unless all of the file had arrived, nothing is stored.";

    /// <summary>Does it all.</summary>
    /// <param name="file">The file.</param>
    /// <param name="query">How it is to be imported.</param>
    /// <param name="cancellationToken">Stops sending, or following.</param>
    /// <returns>The exit code: 0 when no order was refused.</returns>
    /// <exception cref="AdministrationException">What became of it cannot be told.</exception>
    public async Task<int> Send(OrderFile file, string query, CancellationToken cancellationToken)
    {
        using var answer = await SendUntilThereIsRoom(file, query, cancellationToken);
        var document = await Read(answer, cancellationToken);
        if (answer.StatusCode != HttpStatusCode.Accepted || !Guid.TryParse(document?["id"]?.ToString(), out var id))
        {
            progress.Clear();
            return await ReportRefusal(document, answer);
        }
        var import = new ImportFollower(http, id, progress);
        WhatBecomes = import.WhatBecomes;
        var run = await import.End(cancellationToken);
        var report = new ImportReportLines(output);
        if (run["results"] is not null)
        {
            using var results = await import.Results(cancellationToken);
            progress.Clear();
            await report.Write(results, import.ResultsAddress, cancellationToken);
        }
        progress.Clear();
        return await report.Conclude(run);
    }

    private async Task<HttpResponseMessage> SendUntilThereIsRoom(OrderFile file, string query, CancellationToken cancellationToken)
    {
        for (var time = 1; ; time++)
        {
            var answer = await SendOnce(file, query, cancellationToken);
            if (answer is not { StatusCode: HttpStatusCode.ServiceUnavailable, Headers.RetryAfter.Delta: { } pause } || time == MostTimes)
            {
                return answer;
            }
            answer.Dispose();
            progress.Show($"The API cannot take the file now; sending it again in {pause.TotalSeconds:N0} s");
            await Task.Delay(pause, cancellationToken);
        }
    }

    private async Task<HttpResponseMessage> SendOnce(OrderFile file, string query, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/Jobs/Import?{query}")
        {
            Content = new SentFile(file, sent => progress.Show($"Sending {file.File.Name}", (double)sent / file.File.Length)),
        };
        request.Headers.Add("Prefer", "respond-async");
        // Whoever is refused without a look at the file learns so before sending it; while it is sent, the connection may be cut before the answer is read.
        request.Headers.ExpectContinue = true;
        return await http.SendAsync(request, cancellationToken);
    }

    private async Task<int> ReportRefusal(JsonNode? document, HttpResponseMessage answer)
    {
        if (document?["errors"] is not JsonArray errors)
        {
            var elsewhere = answer.Headers.Location is { } location ? $" and points to {location}" : "";
            throw new AdministrationException($"{http.BaseAddress} answers {(int)answer.StatusCode} {answer.ReasonPhrase}{elsewhere}, which WorkOrders does not: is it the right address, and what stands in between?");
        }
        await output.WriteLineAsync($"The import is refused ({(int)answer.StatusCode}); nothing is stored.");
        foreach (var error in errors)
        {
            await output.WriteLineAsync(Printable.Of($"{error!["pointer"]} {error["message"]}".Trim()));
        }
        return 1;
    }

    private static async Task<JsonNode?> Read(HttpResponseMessage answer, CancellationToken cancellationToken) =>
        answer.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true
            ? await JsonNode.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken)
            : null;
}
