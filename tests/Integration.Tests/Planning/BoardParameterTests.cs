using System.Net;
using WorkOrders.Application.Tenancy;
using WorkOrders.Integration.Tests.Lists;
using WorkOrders.Integration.Tests.WorkOrders;

namespace WorkOrders.Integration.Tests.Planning;

/// <summary>The parameters of the planning board: which are refused, and why.</summary>
public sealed class BoardParameterTests
{
    private const string Week = "from=2026-12-21&to=2026-12-28";
    private TestTenant _tenant = null!;

    [OneTimeSetUp]
    public async Task CreateTenant() => _tenant = await TestTenant.Create(new TenantChange(TimeZone: "Europe/Brussels"));

    [OneTimeTearDown]
    public void Dispose() => _tenant.Dispose();

    [TestCase("", "from bad_parameter, to bad_parameter")]
    [TestCase("from=&to=2026-12-28", "from bad_parameter")]
    [TestCase("from=yesterday&to=2026-12-28", "from bad_parameter")]
    [TestCase("from=2026-02-30&to=2026-12-28", "from bad_parameter")]
    [TestCase("from=2026-12-21T00:00:00+01:00&to=2026-12-28", "from bad_parameter")]
    [TestCase("from=2026-10-25T02:30:00&to=2026-10-28", "from bad_parameter")]
    [TestCase("from=2026-12-21&from=2026-12-22&to=2026-12-28", "from bad_parameter")]
    [TestCase("from=0001-01-01&to=0001-01-02", "from bad_parameter, to bad_parameter")]
    [TestCase("from=9999-12-30&to=9999-12-31T23:59:59Z", "from bad_parameter, to bad_parameter")]
    [TestCase("from=2026-12-28&to=2026-12-28", "to bad_parameter")]
    [TestCase("from=2026-12-29&to=2026-12-28", "to bad_parameter")]
    [TestCase("from=2026-12-01&to=2027-02-02", "to bad_parameter")]
    [TestCase(Week + "&users=", "users bad_parameter")]
    [TestCase(Week + "&users=T01,,T02", "users bad_parameter")]
    [TestCase(Week + "&users=T01%00", "users bad_parameter")]
    [TestCase(Week + "&team=%20", "team bad_parameter")]
    [TestCase(Week + "&users=T01&team=T01", "team bad_parameter")]
    [TestCase(Week + "&team=T01&skill=GAS", "skill bad_parameter")]
    [TestCase(Week + "&changed_after=x", "changed_after bad_parameter")]
    [TestCase(Week + "&changed_after=-1", "changed_after bad_parameter")]
    [TestCase(Week + "&changed_after=", "changed_after bad_parameter")]
    [TestCase(Week + "&changed_after=1000000", "changed_after bad_parameter")]
    [TestCase(Week + "&changed_after=9223372036854775807", "changed_after bad_parameter")]
    [TestCase(Week + "&user=T01", "user unknown_parameter")]
    [TestCase(Week + "&$filter=x", "$filter unknown_parameter")]
    public async Task A_bad_parameter_is_refused(string query, string problems)
    {
        var refused = await Get(query);
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.BadRequest), refused.Text);
        Assert.That(string.Join(", ", refused.Refusals()), Is.EqualTo(problems), refused.Text);
    }

    [TestCase("users=T01,T11,T0", "users not_found, users not_found", "Did you mean T01")]
    [TestCase("users=de300000-0009-8000-8000-000000000099", "users not_found", "de300000-0009-8000-8000-000000000099")]
    [TestCase("users=%C3%A9%F0%9F%94%A7", "users not_found", "No user")]
    [TestCase("team=T1", "team not_found", "Did you mean T01")]
    [TestCase("team=T07", "team no_team_leader", "T07 does not lead a team")]
    [TestCase("skill=GAZ", "skill not_found", "Did you mean GAS?")]
    [TestCase("skill=gas", "skill not_found", "Did you mean GAS?")]
    public async Task An_unknown_name_is_refused_with_similar_ones(string filter, string problems, string message)
    {
        var refused = await Get($"{Week}&{filter}");
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), refused.Text);
        Assert.That(string.Join(", ", refused.Refusals()), Is.EqualTo(problems), refused.Text);
        Assert.That(refused.Text, Does.Contain(message));
    }

    [Test]
    public async Task A_list_of_very_many_users_is_refused()
    {
        var refused = await Get($"{Week}&users={string.Join(',', Enumerable.Range(0, 1001))}");
        Assert.That(refused.Refusals(), Is.EqualTo(["users bad_parameter"]), refused.Text);
    }

    [Test]
    public async Task A_board_with_very_many_technicians_is_refused_with_advice()
    {
        using var tenant = await TestTenant.Create();
        await tenant.Run("""
            insert into "user" (tenant_id, id, code, username, lastname)
            select @tenant, gen_random_uuid(), 'X' || n, 'X' || n, 'X' from generate_series(1, 1000) n
            """);
        var refused = await tenant.Send("GET", $"/api/Planning?{Week}");
        Assert.That(refused.Problems, Is.EqualTo([" too_many_technicians"]), refused.Text);
        Assert.That(refused.Text, Does.Contain("team"));
        Assert.That((await tenant.Send("GET", $"/api/Planning?{Week}&users=X1000")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Only_the_rows_of_the_tenant_are_read()
    {
        using var other = await TestTenant.Create();
        await other.PostCreated(Sample.SuggestedOrder().With("suggested_date_start", "2026-12-22T08:00:00Z"));
        Assert.That((await BoardCopy.Read(_tenant, Week)).Json["entries"]!.AsArray(), Is.Empty);
    }

    [TestCase("from=2026-12-21T00:00:00%2B01:00&to=2026-12-21T00:00:01Z", "2026-12-21")]
    [TestCase("FROM=2026-12-21&To=20261222", "2026-12-21")]
    [TestCase("from=1900-01-01&to=1900-01-02", "1900-01-01")]
    [TestCase(Week + "&color=red", "2026-12-21")]
    public async Task Other_forms_of_parameters_are_accepted(string query, string first)
    {
        var board = await BoardCopy.Read(_tenant, query);
        Assert.That($"{board.Json["days"]![0]!["date"]}", Is.EqualTo(first));
        Assert.That(board.Warnings, Is.EqualTo(query.Contains("color") ? [" unknown_parameter"] : Array.Empty<string>()));
    }

    [Test]
    public async Task A_client_can_ask_for_defaults_instead_of_null_and_for_numbers_as_strings()
    {
        using var tenant = await TestTenant.Create();
        await tenant.PostCreated(Sample.SuggestedOrder().With("suggested_date_start", "2026-12-22T08:00:00Z"));
        var board = await tenant.Send(
            "GET", $"/api/Planning?{Week}", null, "Prefer: nulls=default", "Accept: application/json;IEEE754Compatible=true");
        var entry = board.Json["entries"]![0]!;
        Assert.That($"{entry["overridden"]}|{entry["job"]!["latitude_decimal"]!.ToJsonString()}|{entry["row_version"]!.ToJsonString()}",
            Is.EqualTo("""|"0"|"1" """.Trim()));
    }

    private Task<Answer> Get(string query) => _tenant.Send("GET", $"/api/Planning?{query}");
}
