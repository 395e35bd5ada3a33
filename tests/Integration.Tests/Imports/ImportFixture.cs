using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Application.Imports;
using WorkOrders.Integration.Tests.Access;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>Base class of import tests. Each test has its own tenant.</summary>
public abstract partial class ImportFixture
{
    private protected const string Json = "application/json";
    private protected const string Lines = "application/x-ndjson";
    private protected const string Csv = "text/csv";
    private protected const string Header = "reference_back_office,name,project_reference_back_office,job_type_code,job_status_code";

    private protected TestTenant Tenant { get; private set; } = null!;

    [SetUp]
    public async Task CreateTenant() => Tenant = await TestTenant.Create();

    [TearDown]
    public void DisposeTenant() => Tenant.Dispose();

    /// <summary>Starts a separate instance of the API with other import limits.</summary>
    private protected static Task<RunningApi> StartApi(ImportLimits limits, string connection = "") =>
        RunningApi.StartReady(TestDatabase.OwnerConnectionString + connection, builder => builder.Services.AddSingleton(limits));

    /// <summary>Posts a file to the import endpoint of work orders.</summary>
    private protected Task<Answer> Import(
        string file, string contentType = Json, string query = "", string? prefer = null, string? accept = null) =>
        Import(new ByteArrayContent(Encoding.UTF8.GetBytes(file)), contentType, query, prefer, accept);

    /// <summary>Posts rows of an entity to its import endpoint, in one of the formats.</summary>
    private protected Task<Answer> ImportRows(string path, IReadOnlyList<JsonObject> rows, string contentType = Json, string query = "")
    {
        var file = contentType == Csv ? CsvText.Write(rows) : contentType == Json ? ToJsonArray(rows) : ToJsonLines(rows);
        return Import(new ByteArrayContent(Encoding.UTF8.GetBytes(file)), contentType, query, path: path);
    }

    /// <summary>Posts a file to the import endpoint of an entity.</summary>
    private protected async Task<Answer> Import(
        HttpContent file, string contentType, string query = "", string? prefer = null, string? accept = null, string path = "Jobs")
    {
        file.Headers.Remove("Content-Type");
        file.Headers.TryAddWithoutValidation("Content-Type", contentType);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/{path}/Import{query}") { Content = file };
        request.Headers.TryAddWithoutValidation("Prefer", prefer ?? "return=representation");
        if (accept is not null)
        {
            request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(accept));
        }
        using var response = await Tenant.Http.SendAsync(request);
        return await Answer.Read(response);
    }

    /// <summary>Writes orders as a JSON array.</summary>
    private protected static string ToJsonArray(params IEnumerable<JsonNode?> orders) =>
        $"[{string.Join(",\n", orders.Select(order => order?.ToJsonString() ?? "null"))}]";

    /// <summary>Writes orders as JSON lines.</summary>
    private protected static string ToJsonLines(params IEnumerable<JsonNode?> orders) =>
        string.Concat(orders.Select(order => $"{order?.ToJsonString() ?? "null"}\n"));

    /// <summary>Returns the result of each row as <c>row status</c>.</summary>
    private protected static IEnumerable<string> Outcomes(Answer answer) =>
        Results(answer).Select(result => $"{result["row"]} {result["status"]}");

    /// <summary>Returns the problems of all rows, each as <c>pointer code</c>.</summary>
    private protected static IEnumerable<string> Problems(Answer answer) => ListIssues(answer, "problems");

    /// <summary>Returns the warnings of all rows, each as <c>pointer code</c>.</summary>
    private protected static IEnumerable<string> Warnings(Answer answer) => ListIssues(answer, "warnings");

    /// <summary>Returns the results in file order.</summary>
    private protected static IEnumerable<JsonObject> Results(Answer answer)
    {
        Assert.That(answer.Json["results"], Is.Not.Null, answer.Text);
        return answer.Json["results"]!.AsArray().Select(result => result!.AsObject());
    }

    /// <summary>Returns the references of the stored orders, sorted and separated by spaces.</summary>
    private protected async Task<string> StoredReferences() =>
        await Tenant.Ask<string>("""
            select coalesce(string_agg(reference_back_office, ' ' order by reference_back_office), '') from jobs where tenant_id = @tenant
            """) ?? "";

    /// <summary>
    /// Returns all rows of the tenant except number leases, because a refused import may leave a gap in the order numbers.
    /// </summary>
    private protected async Task<string> StoredRows() => Leases().Replace(await Tenant.Snapshot(), "");

    /// <summary>Asserts that a file is refused as a whole with these problems, and that nothing is stored.</summary>
    private protected async Task<Answer> AssertRefused(Func<Task<Answer>> send, HttpStatusCode status, params string[] problems)
    {
        var before = await Tenant.Snapshot();
        var answer = await send();
        Assert.That(answer.Status, Is.EqualTo(status), answer.Text);
        Assert.That(answer.Headers["Content-Type"], Does.StartWith("application/problem+json"));
        Assert.That(answer.Problems, Is.EqualTo(problems), answer.Text);
        Assert.That(await Tenant.Snapshot(), Is.EqualTo(before));
        return answer;
    }

    private static IEnumerable<string> ListIssues(Answer answer, string name) =>
        Results(answer).SelectMany(result => result[name]?.AsArray() ?? []).Select(problem => $"{problem!["pointer"]} {problem["code"]}");

    [GeneratedRegex(@"^number_lease\n(\n|(\(.*\n)+)", RegexOptions.Multiline)]
    private static partial Regex Leases();
}
