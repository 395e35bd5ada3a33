using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;
using WorkOrders.Integration.Tests.Access;
using WorkOrders.Integration.Tests.Concurrency;
using WorkOrders.Integration.Tests.Wire;

namespace WorkOrders.Integration.Tests.Lists;

/// <summary>Hostile queries are refused: they cause no server errors, and return no rows of another tenant.</summary>
public sealed class HostileQueryTests
{
    private const string Secret = "OMEGASECRET";
    private const int Clients = 4;
    private const int Queries = 5000;

    private static readonly int[] Expected = [200, 400, 404, 501];

    private readonly LogRecorder _log = new();
    private RunningApi _api = null!;
    private TestTenant _tenant = null!;
    private TestTenant _other = null!;
    private HttpClient _http = null!;
    private SampleRows _rows = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _api = await RunningApi.StartReady(TestDatabase.OwnerConnectionString, builder => builder.Logging.AddProvider(_log));
        (_tenant, _other) = (await TestTenant.Create(), await TestTenant.Create());
        _rows = await SampleRows.Insert(_tenant, seed: 11, orders: 30);
        await SampleRows.Insert(_other, seed: 12, orders: 30);
        foreach (var table in new[] { "jobs", "project", "company" })
        {
            await _other.Run($"update {table} set name = '{Secret}' || name where tenant_id = @tenant");
        }
        await _other.Run($"update \"user\" set lastname = '{Secret}' where tenant_id = @tenant");
        _http = _tenant.ClientFor(_api);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _http.Dispose();
        _tenant.Dispose();
        _other.Dispose();
        await _api.DisposeAsync();
        _log.Dispose();
    }

    [Test]
    public async Task Hostile_queries_cause_no_server_errors_and_return_no_foreign_rows()
    {
        var failures = new ConcurrentQueue<string>();
        var statuses = new ConcurrentDictionary<int, int>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Clients };
        await Parallel.ForEachAsync(Enumerable.Range(1, Queries), parallel, async (seed, stop) =>
        {
            var url = new HostileQueries(new(seed), _rows, _other.Id).Next();
            using var response = await _http.GetAsync(url, stop);
            var (status, text) = ((int)response.StatusCode, await response.Content.ReadAsStringAsync(stop));
            statuses.AddOrUpdate(status, 1, (_, count) => count + 1);
            if (!Expected.Contains(status) || text.Contains(Secret, StringComparison.Ordinal))
            {
                failures.Enqueue($"seed {seed}: {status} {Uri.UnescapeDataString(url)}\n  {text}");
            }
        });
        Assert.That(failures, Is.Empty, () => $"{failures.Count} failures:\n{string.Join('\n', failures.Take(20))}");
        Assert.That(Errors(), Is.Empty);
        Assert.That(statuses.Keys, Is.SupersetOf(new[] { 200, 400, 501 }), "The queries are of all kinds.");
    }

    [TestCase("%")]
    [TestCase("%zz")]
    [TestCase("%ff%fe")]
    [TestCase("%c0%af")]
    [TestCase("%ed%a0%80")]
    [TestCase("name%20eq%20'%00'")]
    [TestCase("%u0041")]
    [TestCase("name%20eq%20'\u00ff'")]
    [TestCase("name eq 'x'")]
    public async Task Invalid_encodings_cause_no_server_errors(string filter)
    {
        var address = _http.BaseAddress!;
        using var client = new TcpClient(address.Host, address.Port);
        await using var stream = client.GetStream();
        var key = _http.DefaultRequestHeaders.GetValues("X-Api-Key").Single();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(
            $"GET /api/Jobs?$filter={filter} HTTP/1.1\r\nHost: {address.Authority}\r\nX-Api-Key: {key}\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream);
        var text = await reader.ReadToEndAsync();
        Assert.That(text, Does.StartWith("HTTP/1.1 400").Or.StartWith("HTTP/1.1 200"));
        Assert.That(text, Does.Not.Contain(Secret));
        Assert.That(Errors(), Is.Empty);
    }

    private static IEnumerable<TestCaseData> Limits =>
    [
        Limit("values of in", "1,000", ("$filter", $"working_sequence in ({Repeat("1", 1001, ",")})")),
        Limit("5,000 values of in", "16,384", ("$filter", $"working_sequence in ({Repeat("1", 5_000, ",")})")),
        Limit("nodes", "500", ("$filter", Repeat("id2 eq 1", 130, " or "))),
        Limit("nodes in $orderby", "500", ("$orderby", Repeat("id2", 260, " add "))),
        Limit("parentheses", "90", ("$filter", $"{new string('(', 2500)}true{new string(')', 2500)}")),
        Limit("negations", "90", ("$filter", $"{Repeat("not(", 900, "")}true{new string(')', 900)}")),
        Limit("nested functions", "90", ("$filter", $"{Repeat("trim(", 900, "")}name{new string(')', 900)} eq 'x'")),
        Limit("terms of an order", "8",
            ("$orderby", "name,id2,due_date,description,job_type_id,project_id,estimated_time,date_create,date_update")),
        Limit("depth of expansions", "3", ("$expand", "project($expand=company($expand=parent($expand=parent)))")),
        Limit("length", "16,384", ("$filter", $"name eq '{new string('x', 17_000)}'")),
    ];

    [TestCaseSource(nameof(Limits))]
    public async Task A_query_above_a_limit_is_refused_with_the_limit(string limit, string option, string value)
    {
        using var response = await _http.GetAsync(ListClient.Url("Jobs", (option, value)));
        var text = await response.Content.ReadAsStringAsync();
        Assert.That((int)response.StatusCode, Is.EqualTo(400), text);
        Assert.That(text, Does.Contain(limit));
        Assert.That(Errors(), Is.Empty);
    }

    private static TestCaseData Limit(string name, string limit, (string Option, string Value) option) =>
        new(limit, option.Option, option.Value) { TestName = $"The number or size of {name} is limited" };

    private static string Repeat(string text, int count, string separator) => string.Join(separator, Enumerable.Repeat(text, count));

    private List<string> Errors() =>
        [.. _log.Messages.Where(message => message.StartsWith("Error", StringComparison.Ordinal)
            || message.StartsWith("Critical", StringComparison.Ordinal))];
}
