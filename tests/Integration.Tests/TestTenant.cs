using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Tenancy;
using WorkOrders.Infrastructure.Tenancy;

namespace WorkOrders.Integration.Tests;

/// <summary>A tenant of its own for one test, with the demo tenant's master data, as its ERP sees it: over HTTP; and as the database sees it.</summary>
internal sealed class TestTenant : IDisposable
{
    private static readonly IReadOnlyList<object> MasterData = [.. DemoTenant.Records()];

    private static readonly Lazy<Task<string>> SelectFingerprint = new(FingerprintOfTables);

    private TestTenant(Guid id, HttpClient http) => (Id, Http) = (id, http);

    /// <summary>Its id.</summary>
    public Guid Id { get; }

    /// <summary>Signed in with the tenant's API key.</summary>
    public HttpClient Http { get; }

    /// <summary>Adds one. It has an API key and no user, whose password would take longer to hash than all the rest.</summary>
    public static async Task<TestTenant> Create(TenantChange? settings = null)
    {
        var api = await TestApi.Running;
        await using var owner = await Connect();
        await using var transaction = await owner.BeginTransactionAsync();
        var id = await TenantProvisioning.Add(owner, $"t{Guid.CreateVersion7():n}", settings ?? new(), CancellationToken.None);
        var key = ApiKey.New(id);
        await owner.InsertKey(key, "first", CancellationToken.None);
        await owner.InsertRows(EntityModel.Contract, id, MasterData);
        await transaction.CommitAsync();
        var http = new HttpClient { BaseAddress = new Uri(api.Urls.Single()) };
        http.DefaultRequestHeaders.Add("X-Api-Key", key.Text);
        return new(id, http);
    }

    /// <summary>Posts an order.</summary>
    /// <param name="body">The order.</param>
    /// <param name="query">What follows the path, such as <c>?dry_run=true</c>.</param>
    /// <param name="prefer">The <c>Prefer</c> header.</param>
    public async Task<Answer> Post(JsonNode body, string query = "", string? prefer = null) =>
        await Send(HttpMethod.Post, "/api/Jobs" + query, JsonContent.Create(body), prefer);

    /// <summary>Posts a body as it stands.</summary>
    public async Task<Answer> PostText(string body, string contentType = "application/json", string query = "", string? prefer = null)
    {
        var content = new StringContent(body, Encoding.UTF8);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return await Send(HttpMethod.Post, "/api/Jobs" + query, content, prefer);
    }

    /// <summary>Reads an order.</summary>
    public Task<Answer> Get(string id, string? prefer = null) => Send(HttpMethod.Get, $"/api/Jobs({id})", null, prefer);

    /// <summary>Sends any request.</summary>
    public async Task<Answer> Send(HttpMethod method, string path, HttpContent? content = null, string? prefer = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (prefer is not null)
        {
            request.Headers.TryAddWithoutValidation("Prefer", prefer);
        }
        using var response = await Http.SendAsync(request);
        return await Answer.Read(response);
    }

    /// <summary>Asks the database for one value; <c>@tenant</c> is this tenant.</summary>
    public async Task<T?> Ask<T>(string sql, object? parameters = null)
    {
        await using var connection = await Connect();
        var all = new DynamicParameters(parameters);
        all.Add("tenant", Id);
        return await connection.ExecuteScalarAsync<T>(sql, all);
    }

    /// <summary>Waits until the database says yes; fails after a minute.</summary>
    public async Task Until(string condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await Ask<bool>(condition))
        {
            await Task.Delay(10, patience.Token);
        }
    }

    /// <summary>Runs a statement as the database's owner; <c>@tenant</c> is this tenant.</summary>
    public async Task Run(string sql)
    {
        await using var connection = await Connect();
        await connection.ExecuteAsync(sql, new { tenant = Id });
    }

    /// <summary>Everything this tenant has stored, as text: the same before and after when nothing was left behind.</summary>
    public async Task<string> Fingerprint() => (await Ask<string>(await SelectFingerprint.Value))!;

    public void Dispose() => Http.Dispose();

    /// <summary>Asks for every table's name and rows. A change counts as the same before and after it gets its position.</summary>
    private static async Task<string> FingerprintOfTables()
    {
        await using var connection = await Connect();
        var tables = await connection.QueryAsync<string>("""
            select quote_ident(relname) from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
            where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and relname not in ('change_pending', 'change_feed', 'change_position') order by 1
            """);
        const string Changes = """
            select concat_ws(' ', entity, row_id, row_version, operation, tx) from change_pending where tenant_id = @tenant
            union all
            select concat_ws(' ', entity, row_id, row_version, operation, tx) from change_feed where tenant_id = @tenant
            """;
        return $"select concat({string.Join(", ", tables.Select(table => Part(table, $"select t::text from {table} t where tenant_id = @tenant")).Append(Part("changes", Changes)))})";

        static string Part(string name, string rows) =>
            $"concat('{name}', chr(10), (select string_agg(line, chr(10) order by line) from ({rows}) lines (line)), chr(10))";
    }

    private static async Task<NpgsqlConnection> Connect()
    {
        var connection = new NpgsqlConnection(TestDatabase.OwnerConnectionString);
        await connection.OpenAsync();
        return connection;
    }
}
