using System.Diagnostics;
using System.Net.Http.Headers;
using WorkOrders.Load.Database;
using WorkOrders.Load.Http;

namespace WorkOrders.Load.Contenders;

/// <summary>The API importing many orders in one request. The rate is in orders per second.</summary>
internal sealed class ImportContender(Server server, BenchDatabase database, HostedProgram api, int orders) : IContender
{
    /// <inheritdoc/>
    public string Name => Programs.ApiName;

    /// <inheritdoc/>
    public BenchDatabase Database => database;

    /// <inheritdoc/>
    public RowCounts RowsPerRequest => RowCounts.PlannedOrder;

    /// <inheritdoc/>
    public bool IsTimed => false;

    /// <inheritdoc/>
    public async Task<Round> Run(int clients, TimeSpan duration, CancellationToken ct)
    {
        var lines = Lines();
        var publishedBefore = await database.CountPublished();
        var (cpuBefore, databaseBefore, allocatedBefore) = (api.Cpu, server.Processes.Cpu(), await api.Allocated(ct));
        var watch = Stopwatch.StartNew();
        using var answer = await Post(lines, ct);
        watch.Stop();
        var published = await database.CountPublished() - publishedBefore;
        if (!answer.IsSuccessStatusCode)
        {
            throw new BenchException(
                $"The import was refused with status {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(ct)}");
        }
        return new(orders, orders / watch.Elapsed.TotalSeconds)
        {
            Published = (double)published / (RowsPerRequest.Changes * orders),
            ProgramCpu = (api.Cpu - cpuBefore) / orders,
            DatabaseCpu = (server.Processes.Cpu() - databaseBefore) / orders,
            Allocated = (await api.Allocated(ct) - allocatedBefore) / orders,
        };
    }

    private byte[] Lines()
    {
        var source = new OrdersByCode(api.Address, server.Key);
        using var lines = new MemoryStream();
        for (var order = 0; order < orders; order++)
        {
            lines.Write(source.NextBody().Span);
            lines.WriteByte((byte)'\n');
        }
        return lines.ToArray();
    }

    private async Task<HttpResponseMessage> Post(byte[] lines, CancellationToken ct)
    {
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        using var request = new HttpRequestMessage(
            HttpMethod.Post, $"http://{api.Address}/api/Jobs/Import?mode=atomic") { Content = new ByteArrayContent(lines) };
        request.Headers.Add("X-Api-Key", server.Key);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        return await http.SendAsync(request, ct);
    }
}
