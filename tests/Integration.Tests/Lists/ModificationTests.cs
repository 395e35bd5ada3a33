using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Npgsql;
using WorkOrders.Infrastructure.Connections;

namespace WorkOrders.Integration.Tests.Lists;

/// <summary>
/// A client that repeatedly requests the rows after the latest modification time that it has received gets every row, however long
/// transactions take to commit, and whichever role writes.
/// </summary>
public sealed class ModificationTests
{
    [Test]
    public async Task A_client_that_continues_after_the_latest_time_misses_no_row()
    {
        using var tenant = await TestTenant.Create();
        var superuser = new NpgsqlConnectionStringBuilder(TestDatabase.SuperuserConnectionString)
        {
            Database = new NpgsqlConnectionStringBuilder(TestDatabase.OwnerConnectionString).Database,
        };
        using var stop = new CancellationTokenSource();
        var pollers = new[] { "modified_dateutc", "modified_dateutc desc", null }
            .Select(order => new Poller(tenant, order)).ToList();
        var polling = pollers.ConvertAll(poller => Task.Run(() => poller.Run(stop.Token)));
        await Task.WhenAll(
            Write(tenant, ApplicationConnection, 1, count: 60, maxPause: 5),
            Write(tenant, ApplicationConnection, 2, count: 40, maxPause: 20),
            Write(tenant, ApplicationConnection, 3, count: 3, maxPause: 900),
            Write(tenant, TestDatabase.OwnerConnectionString, 4, count: 10, maxPause: 100),
            Write(tenant, superuser.ConnectionString, 5, count: 10, maxPause: 100),
            Task.Run(() => Import(tenant)),
            Task.Run(() => Post(tenant)));
        await stop.CancelAsync();
        await Task.WhenAll(polling);
        var expected = await tenant.Ask<string>("""
            select string_agg(code || ' ' || row_version, ',' order by code) from company where tenant_id = @tenant and name = 'late'
            """);
        foreach (var poller in pollers)
        {
            await poller.RunUntil(() => poller.Seen == expected);
            Assert.That(poller.Seen, Is.EqualTo(expected), $"$orderby={poller.Order}");
            Assert.That(poller.Requests, Is.GreaterThan(5));
        }
    }

    [Test]
    public async Task A_row_is_hidden_while_an_older_transaction_of_any_role_is_writing([Values] bool isOwner)
    {
        using var tenant = await TestTenant.Create();
        await using var connection = new NpgsqlConnection(isOwner ? TestDatabase.OwnerConnectionString : ApplicationConnection);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await Insert(connection, tenant, "slow");
        await tenant.Run("insert into company (tenant_id, id, code, name) values (@tenant, gen_random_uuid(), 'fast', 'late')");
        Assert.That(await Codes(tenant), Is.Empty);
        Assert.That((await tenant.List("Company", ("$filter", "name eq 'late'"))).Ids(), Has.Count.EqualTo(1),
            "Other lists are not limited.");
        // The tenant's other companies are older than the transaction.
        const string Own = "code in ('slow','fast')";
        foreach (var modified in new[] { "modified_dateutc gt 2020-01-01", "-(modified_dateutc sub now()) gt duration'PT0S'" })
        {
            var filter = $"{modified} and {Own}";
            Assert.That((await tenant.List("Company/$count", ("$filter", filter))).Text, Is.EqualTo("0"), filter);
            Assert.That((await tenant.List("Company", ("$filter", filter))).Ids(), Is.Empty, filter);
        }
        var order = ("$orderby", "modified_dateutc sub 2020-01-01T00:00:00Z");
        Assert.That((await tenant.List("Company", order, ("$filter", Own))).Ids(), Is.Empty);
        await transaction.CommitAsync();
        // Transactions of other tests also limit lists.
        var deadline = DateTime.UtcNow.AddSeconds(30);
        while ((await Codes(tenant)).Count < 2 && DateTime.UtcNow < deadline)
        {
            await Task.Delay(20);
        }
        Assert.That(await Codes(tenant), Is.EqualTo(["slow", "fast"]));
    }

    private static string ApplicationConnection =>
        new NpgsqlConnectionStringBuilder(TestDatabase.OwnerConnectionString)
        {
            Options = $"-c role={ApplicationRole.Name}",
        }.ConnectionString;

    private static Task Write(TestTenant tenant, string connection, int seed, int count, int maxPause) =>
        Task.Run(() => new ModificationWriter(tenant, connection, seed).Run(count, maxPause));

    private static async Task Import(TestTenant tenant)
    {
        for (var file = 0; file < 4; file++)
        {
            var rows = Enumerable.Range(0, 200).Select(row => $$"""{"code":"F{{file}}-{{row}}","name":"late"}""");
            using var content = new StringContent($"[{string.Join(',', rows)}]", null, "application/json");
            var answer = await tenant.Send(HttpMethod.Post, "/api/Company/Import", content);
            Assert.That((int)answer.Status, Is.EqualTo(200), answer.Text);
        }
    }

    private static async Task Post(TestTenant tenant)
    {
        for (var row = 0; row < 60; row++)
        {
            using var content = new StringContent($$"""{"code":"H-{{row}}","name":"late"}""", null, "application/json");
            var answer = await tenant.Send(HttpMethod.Post, "/api/Company", content);
            Assert.That((int)answer.Status, Is.EqualTo(201), answer.Text);
        }
    }

    private static async Task Insert(NpgsqlConnection connection, TestTenant tenant, string code)
    {
        await using var command = new NpgsqlCommand(
            "insert into company (tenant_id, id, code, name) values ($1, gen_random_uuid(), $2, 'late')", connection)
        {
            Parameters = { new() { Value = tenant.Id }, new() { Value = code } },
        };
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<IReadOnlyList<string>> Codes(TestTenant tenant)
    {
        var answer = await tenant.List("Company", ("$filter", "name eq 'late'"), ("$orderby", "modified_dateutc"), ("$select", "code"));
        return [.. answer.Json["value"]!.AsArray().Select(row => row!["code"]!.ToString())];
    }

    /// <summary>Repeatedly reads the rows after the latest modification time.</summary>
    private sealed class Poller(TestTenant tenant, string? order)
    {
        private readonly ConcurrentDictionary<string, DateTimeOffset> _rows = new();
        private readonly ConcurrentDictionary<string, string> _versions = new();
        private DateTimeOffset _highest = DateTimeOffset.UnixEpoch;

        public string? Order { get; } = order;

        public int Requests { get; private set; }

        /// <summary>The rows so far, with their versions.</summary>
        public string Seen => string.Join(',', _versions.OrderBy(row => row.Key, StringComparer.Ordinal)
            .Select(row => $"{row.Key} {row.Value}"));

        public async Task Run(CancellationToken stop)
        {
            while (!stop.IsCancellationRequested)
            {
                await Poll();
            }
        }

        public async Task RunUntil(Func<bool> condition)
        {
            // The rows become visible when no transaction on the server is older.
            var deadline = DateTime.UtcNow.AddSeconds(30);
            while (!condition() && DateTime.UtcNow < deadline)
            {
                await Poll();
            }
        }

        private async Task Poll()
        {
            var since = _highest.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);
            var next = ListClient.Url("Company", ("$filter", $"name eq 'late' and modified_dateutc gt {since}"),
                ("$select", "code,modified_dateutc"), Order is null ? ("$top", "100000") : ("$orderby", Order));
            for (var url = next; url is not null;)
            {
                Requests++;
                var answer = await tenant.Send(HttpMethod.Get, url, prefer: url == next ? "maxpagesize=20" : null);
                Assert.That((int)answer.Status, Is.EqualTo(200), answer.Text);
                foreach (var row in answer.Json["value"]!.AsArray())
                {
                    Add(row!.AsObject());
                }
                url = answer.NextLink();
            }
            _highest = _rows.IsEmpty ? _highest : _rows.Values.Max();
        }

        private void Add(JsonObject row)
        {
            var code = row["code"]!.ToString();
            _rows[code] = row["modified_dateutc"]!.GetValue<DateTimeOffset>();
            // W/"3"
            _versions[code] = row["@odata.etag"]!.ToString()[3..^1];
        }
    }
}
