using System.Net;
using System.Text.Json.Nodes;
using WorkOrders.Application.Contract;

namespace WorkOrders.Cli.Import;

/// <summary>Uploads a file, waits until it is imported and prints a report.</summary>
/// <param name="http">Sends requests to the API, with the credential.</param>
/// <param name="entity">The entity of the rows.</param>
/// <param name="output">Receives the report.</param>
/// <param name="progress">Shows the progress.</param>
internal sealed class FileImport(HttpClient http, Entity entity, TextWriter output, ProgressLine progress)
{
    private const int MaxUploads = 10;

    /// <summary>The message to print if the import is interrupted now.</summary>
    public string Outlook { get; private set; } = "Nothing is stored unless the whole file was uploaded.";

    /// <summary>Imports a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="query">The query of the request, with the options of the import.</param>
    /// <param name="cancellationToken">Stops the upload or the wait.</param>
    /// <returns>The exit code: 0 if the import completed and no row was refused, otherwise 1.</returns>
    /// <exception cref="ImportFailedException">The API does not respond as expected, so the result is unknown.</exception>
    public async Task<int> Run(ImportFile file, string query, CancellationToken cancellationToken)
    {
        using var response = await Upload(file, query, cancellationToken);
        var document = await ReadJson(response, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Accepted || !Guid.TryParse(document?["id"]?.ToString(), out var id))
        {
            progress.Clear();
            return await ReportRefusal(document, response);
        }
        var poller = new ImportPoller(http, id, entity, progress);
        Outlook = poller.Outlook;
        var import = await poller.WaitForEnd(cancellationToken);
        var report = new ImportReportWriter(entity, output);
        if (import["results"] is not null)
        {
            using var results = await poller.ReadResults(cancellationToken);
            progress.Clear();
            await report.WriteResults(results, poller.ResultsAddress, cancellationToken);
        }
        progress.Clear();
        return await report.WriteSummary(import);
    }

    /// <summary>
    /// Uploads the file. Retries if the API responds 503 with <c>Retry-After</c>, up to <see cref="MaxUploads"/> uploads.
    /// </summary>
    private async Task<HttpResponseMessage> Upload(ImportFile file, string query, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var response = await UploadOnce(file, query, cancellationToken);
            if (attempt == MaxUploads
                || response is not { StatusCode: HttpStatusCode.ServiceUnavailable, Headers.RetryAfter.Delta: { } pause })
            {
                return response;
            }
            response.Dispose();
            progress.Show($"The API is busy; sending the file again in {pause.TotalSeconds:N0} s");
            await Task.Delay(pause, cancellationToken);
        }
    }

    private async Task<HttpResponseMessage> UploadOnce(ImportFile file, string query, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/{entity.Path}/Import?{query}")
        {
            Content = new GzipFileContent(file, sent => progress.Show($"Sending {file.File.Name}", (double)sent / file.File.Length)),
        };
        request.Headers.Add("Prefer", "respond-async");
        // With Expect: 100-continue, a refusal that does not depend on the file arrives before the upload. During the upload, the
        // connection could be closed before the response is read.
        request.Headers.ExpectContinue = true;
        return await http.SendAsync(request, cancellationToken);
    }

    private async Task<int> ReportRefusal(JsonNode? document, HttpResponseMessage response)
    {
        if (document?["errors"] is not JsonArray errors)
        {
            var redirect = response.Headers.Location is { } location ? $" with a redirect to {location}" : "";
            throw new ImportFailedException(
                $"{http.BaseAddress} responded {(int)response.StatusCode} {response.ReasonPhrase}{redirect}, which WorkOrders never does. "
                + "Check the address, and any proxy in between.");
        }
        await output.WriteLineAsync($"The import was refused ({(int)response.StatusCode}); nothing was stored.");
        foreach (var error in errors)
        {
            await output.WriteLineAsync(TerminalText.Sanitize($"{error!["pointer"]} {error["message"]}".Trim()));
        }
        return 1;
    }

    private static async Task<JsonNode?> ReadJson(HttpResponseMessage response, CancellationToken cancellationToken) =>
        response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true
            ? await JsonNode.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken)
            : null;
}
