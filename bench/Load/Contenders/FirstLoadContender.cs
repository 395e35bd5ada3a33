using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Dapper;
using WorkOrders.Load.Database;
using WorkOrders.Load.Http;

namespace WorkOrders.Load.Contenders;

/// <summary>
/// The API importing the master data of a company, and then the same files again, which changes nothing. The rate is in projects per second
/// of the first load.
/// </summary>
internal sealed class FirstLoadContender(Server server, BenchDatabase database, HostedProgram api, FirstLoad files) : IContender
{
    /// <summary>Deletes what an earlier round loaded; restoring a database restores only orders.</summary>
    private const string Reset = """
        set session_replication_role = replica;
        delete from project where reference_back_office like 'FL-%';
        delete from equipment_model where code like 'FL-%';
        delete from equipment_brand where code like 'FL-%';
        delete from equipment_family where code like 'FL-%';
        delete from company where code like 'FL-%';
        """;

    private readonly byte[] _companies = files.WriteCompanies();
    private readonly byte[] _projects = files.WriteProjects();

    /// <inheritdoc/>
    public string Name => $"{Programs.ApiName}, projects";

    /// <inheritdoc/>
    public BenchDatabase Database => database;

    /// <inheritdoc/>
    public RowCounts RowsPerRequest => RowCounts.MasterDataRow;

    /// <inheritdoc/>
    public bool IsTimed => false;

    /// <summary>The rounds of the second load, in projects per second.</summary>
    public List<Round> SecondLoads { get; } = [];

    /// <inheritdoc/>
    public async Task<Round> Run(int clients, TimeSpan duration, CancellationToken ct)
    {
        await DeleteEarlierRows();
        var (cpu, databaseCpu) = (api.Cpu, server.Processes.Cpu());
        await Import("Company", _companies, "created", ct);
        var first = await Import("Project", _projects, "created", ct);
        var round = new Round(files.Rows, files.Projects / first.TotalSeconds)
        {
            ProgramCpu = (api.Cpu - cpu) / files.Rows,
            DatabaseCpu = (server.Processes.Cpu() - databaseCpu) / files.Rows,
        };
        await Import("Company", _companies, "unchanged", ct);
        SecondLoads.Add(new(0, files.Projects / (await Import("Project", _projects, "unchanged", ct)).TotalSeconds));
        return round;
    }

    private async Task DeleteEarlierRows()
    {
        await using var admin = await database.Connect();
        await admin.ExecuteAsync(Reset);
        await admin.ExecuteAsync("vacuum analyze project, company, equipment_model, equipment_brand, equipment_family");
    }

    /// <summary>Imports a file, and checks that every row has the same result.</summary>
    private async Task<TimeSpan> Import(string path, byte[] lines, string result, CancellationToken ct)
    {
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://{api.Address}/api/{path}/Import?on_existing=update")
        {
            Content = new ByteArrayContent(lines),
        };
        request.Headers.Add("X-Api-Key", server.Key);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        var watch = Stopwatch.StartNew();
        using var answer = await http.SendAsync(request, ct);
        watch.Stop();
        var document = JsonNode.Parse(await answer.Content.ReadAsStringAsync(ct))!;
        var totals = document["totals"];
        return totals is not null && JsonNode.DeepEquals(totals["rows"], totals[result])
            ? watch.Elapsed
            : throw new BenchException(
                $"The import of {path} answered {(int)answer.StatusCode}, and not all rows are {result}: "
                    + (totals ?? document).ToJsonString());
    }
}
