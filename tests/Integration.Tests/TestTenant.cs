using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Tenancy;
using WorkOrders.Infrastructure.Tenancy;
using WorkOrders.Infrastructure.Tenancy.Demo;

namespace WorkOrders.Integration.Tests;

/// <summary>A new tenant with the demo tenant's master data, and access to it over HTTP and in the database.</summary>
internal sealed class TestTenant : IDisposable
{
    private static readonly IReadOnlyList<object> MasterData = [.. DemoTenant.Records()];

    private static readonly Lazy<Task<string>> SelectSnapshot = new(SnapshotStatement);

    private TestTenant(Guid id, HttpClient http) => (Id, Http) = (id, http);

    /// <summary>The id of the tenant.</summary>
    public Guid Id { get; }

    /// <summary>A client that sends the tenant's API key.</summary>
    public HttpClient Http { get; }

    /// <summary>Creates a tenant with an API key and without users, because hashing a password is slow.</summary>
    public static async Task<TestTenant> Create(TenantChange? settings = null)
    {
        var api = await TestApi.Running;
        await using var owner = await Connect();
        await using var transaction = await owner.BeginTransactionAsync();
        var id = await TenantProvisioning.Add(owner, $"t{Guid.CreateVersion7():n}", settings ?? new(), CancellationToken.None);
        var key = ApiKey.New(id);
        await owner.InsertKey(key, "first", Role.Admin, CancellationToken.None);
        await owner.InsertRows(EntityModel.Contract, id, MasterData);
        await transaction.CommitAsync();
        var http = new HttpClient { BaseAddress = new Uri(api.Urls.Single()) };
        http.DefaultRequestHeaders.Add("X-Api-Key", key.Text);
        return new(id, http);
    }

    /// <summary>Posts an order.</summary>
    /// <param name="body">The order.</param>
    /// <param name="query">The query string, such as <c>?dry_run=true</c>.</param>
    /// <param name="prefer">The <c>Prefer</c> header.</param>
    public async Task<Answer> Post(JsonNode body, string query = "", string? prefer = null) =>
        await Send(HttpMethod.Post, "/api/Jobs" + query, JsonContent.Create(body), prefer);

    /// <summary>Posts a body exactly as given.</summary>
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

    /// <summary>Queries one value as the database owner; <c>@tenant</c> is this tenant's id.</summary>
    public async Task<T?> Ask<T>(string sql, object? parameters = null)
    {
        await using var connection = await Connect();
        var all = new DynamicParameters(parameters);
        all.Add("tenant", Id);
        return await connection.ExecuteScalarAsync<T>(sql, all);
    }

    /// <summary>Waits until a query returns true; fails after a minute.</summary>
    public async Task Until(string condition)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await Ask<bool>(condition))
        {
            await Task.Delay(10, timeout.Token);
        }
    }

    /// <summary>Runs a statement as the database owner; <c>@tenant</c> is this tenant's id.</summary>
    public async Task Run(string sql)
    {
        await using var connection = await Connect();
        await connection.ExecuteAsync(sql, new { tenant = Id });
    }

    /// <summary>Returns all rows of this tenant as text, to compare the state before and after a request.</summary>
    public async Task<string> Snapshot() => (await Ask<string>(await SelectSnapshot.Value))!;

    public void Dispose() => Http.Dispose();

    private static async Task<string> SnapshotStatement()
    {
        await using var connection = await Connect();
        var tables = await connection.QueryAsync<string>("""
            select quote_ident(relname) from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
            where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
                and relname not in ('change_pending', 'change_feed', 'change_position')
            order by 1
            """);
        // A change has the same content before and after it moves to the feed.
        const string Changes = """
            select concat_ws(' ', entity, row_id, row_version, operation, tx) from change_pending where tenant_id = @tenant
            union all
            select concat_ws(' ', entity, row_id, row_version, operation, tx) from change_feed where tenant_id = @tenant
            """;
        var parts = tables.Select(table => Part(table, $"select t::text from {table} t where tenant_id = @tenant"))
            .Append(Part("changes", Changes));
        return $"select concat({string.Join(", ", parts)})";

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
