using System.Text.Json.Nodes;
using WorkOrders.Integration.Tests.Changes;
using WorkOrders.Integration.Tests.WorkOrders;

namespace WorkOrders.Integration.Tests.Planning;

/// <summary>A client that reads only what has changed on a planning board has the same board as one that reads it anew.</summary>
public sealed class BoardChangeTests
{
    private static readonly string Range =
        $"from={OrderRequests.Start.Date:yyyy-MM-dd}&to={OrderRequests.Start.Date.AddDays(7):yyyy-MM-dd}";

    private TestTenant _tenant = null!;

    [SetUp]
    public async Task CreateTenant()
    {
        _tenant = await TestTenant.Create();
        await Published();
    }

    [TearDown]
    public void Dispose() => _tenant.Dispose();

    [TestCase("", false)]
    [TestCase("", true)]
    [TestCase("&users=T07,T09", false)]
    [TestCase("&team=T01", false)]
    [TestCase("&team=T01", true)]
    [TestCase("&skill=GAS", false)]
    [TestCase("&skill=GAS", true)]
    public async Task A_board_that_is_kept_by_its_changes_equals_a_new_one(string filter, bool publishedLate)
    {
        // While this transaction is open, no change gets a position.
        await using var older = publishedLate ? await OpenTransaction.Begin(TestDatabase.OwnerConnectionString, _tenant.Id) : null;
        await (older?.AssignTransactionId() ?? Task.CompletedTask);
        var board = new BoardCopy(_tenant, Range + filter);
        await board.Refresh();
        foreach (var (name, change) in await Changes())
        {
            await change();
            await board.Refresh();
            await board.AssertCurrent(name);
        }
        await (older?.Commit() ?? Task.CompletedTask);
        await Published();
        await board.Refresh();
        await board.AssertCurrent("published");
        var last = await board.Refresh();
        Assert.That(last.Json["entries"]!.AsArray().Concat(last.Json["removed"]!.AsArray()), Is.Empty, "Nothing has changed since.");
    }

    [Test]
    public async Task Changes_of_other_technicians_and_times_are_not_reported()
    {
        var order = await _tenant.PostCreated(OrderRequests.Suggested("T08"));
        var board = new BoardCopy(_tenant, $"{Range}&users=T07");
        await board.Refresh();
        await Patch(order, "suggested_date_start", OrderRequests.Start.AddDays(1).Wire());
        await _tenant.PostCreated(OrderRequests.Suggested("T07", hours: 24 * 10));
        var changed = await board.Refresh();
        Assert.That(changed.Json["entries"]!.AsArray().Concat(changed.Json["removed"]!.AsArray()), Is.Empty, changed.Text);
    }

    [Test]
    public async Task Entries_that_leave_the_board_are_reported_by_id()
    {
        var order = await _tenant.PostCreated(OrderRequests.Suggested("T07"));
        var board = new BoardCopy(_tenant, $"{Range}&users=T07");
        var entry = (await board.Refresh()).Json["entries"]![0]!["id"]!.ToString();
        await Patch(order, "suggested_user_code", "T08");
        var reassigned = await board.Refresh();
        Assert.That(reassigned.Json["removed"]!.AsArray().Select(id => id!.ToString()), Is.EqualTo([entry]));
        Assert.That(reassigned.Json["entries"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task After_very_many_changes_the_whole_board_is_read()
    {
        await _tenant.PostCreated(OrderRequests.Suggested());
        await _tenant.Run("""
            insert into change_pending (tenant_id, entity, row_id, row_version, operation)
            select @tenant, 'skill', gen_random_uuid(), 1, 'created' from generate_series(1, 10001)
            """);
        var board = await BoardCopy.Read(_tenant, $"{Range}&changed_after=0");
        Assert.That(board["complete"], Is.EqualTo("true"));
        Assert.That(BoardCopy.Entries(board), Has.Count.EqualTo(1));
    }

    /// <summary>Returns changes in order: of entries, of what the board shows of their orders, and of the technicians.</summary>
    private async Task<IReadOnlyList<(string Name, Func<Task> Change)>> Changes()
    {
        var other = await _tenant.PostCreated(OrderRequests.Suggested("T04", hours: 3));
        var order = await _tenant.PostCreated(OrderRequests.Suggested());
        var skill = "";
        return
        [
            ("moved", () => Patch(order, "suggested_date_start", OrderRequests.Start.AddDays(1).Wire())),
            ("T07 is archived", () => Send("PATCH", "/api/User(code='T07')", """{"archived":true}""")),
            ("assigned to a team", () => Patch(order, "suggested_user_code", "T01")),
            ("moved away", () => Patch(order, "suggested_date_start", OrderRequests.Start.AddDays(40).Wire())),
            ("moved back", () => Patch(order, "suggested_date_start", OrderRequests.Start.AddDays(2).Wire())),
            ("renamed", () => Patch(order, "name", "Another name")),
            ("planned", () => _tenant.ChangeStatus(order, "Planned")),
            ("company renamed", () => Send("PATCH", "/api/Company(code='C-100')", """{"name":"De Leie"}""")),
            ("address changed", () => Send("PATCH", "/api/DbAddress(code='A-101')", """{"street":"Graslei"}""")),
            ("project changed", () => Send(
                "PATCH", "/api/Project(reference_back_office='EQ-10023')", """{"db_address_code":"A-100"}""")),
            ("T04 leaves the team", () => Send("PATCH", "/api/User(code='T04')", """{"team_leader_user_id":null}""")),
            ("T04 is archived", () => Send("PATCH", "/api/User(code='T04')", """{"archived":true}""")),
            ("the order of T04 is reopened", () => _tenant.ChangeStatus(other, "Open")),
            ("T04 is back", () => Send(
                "PATCH", "/api/User(code='T04')", $$"""{"archived":false,"team_leader_user_id":"{{DemoIds.Technician(1)}}"}""")),
            ("T04 gets a skill", async () =>
                skill = (await Send("POST", "/api/UserSkill", """{"user_code":"T04","skill_code":"GAS"}"""))["id"]!),
            ("T02 gets a skill", () => Send("POST", "/api/UserSkill", """{"code":"S2","user_code":"T02","skill_code":"GAS"}""")),
            ("a skill changes hands", () => Send("PATCH", "/api/UserSkill(code='S2')", """{"user_code":"T03"}""")),
            ("T04 loses a skill", () => Send("DELETE", $"/api/UserSkill({skill})", null)),
            ("the skill of T03 expires", () => Send("PATCH", "/api/UserSkill(code='S2')", """{"valid_until":"2020-01-01"}""")),
            ("working times change", () => Send("DELETE", "/api/WorkingTime(code='T02-1')", null)),
            ("reopened", () => _tenant.ChangeStatus(order, "Open")),
        ];
    }

    /// <summary>Waits until all changes are in the feed.</summary>
    private Task Published() => _tenant.Until("select not exists (select from change_pending where tenant_id = @tenant)");

    private Task<Answer> Patch(Answer order, string field, JsonNode? value) =>
        Send("PATCH", order.Url(), new JsonObject { [field] = value });

    private Task<Answer> Send(string method, string path, string? body) => Send(method, path, body is null ? null : JsonNode.Parse(body));

    private async Task<Answer> Send(string method, string path, JsonNode? body)
    {
        var answer = await _tenant.Send(method, path, body);
        Assert.That((int)answer.Status, Is.InRange(200, 204), answer.Text);
        return answer;
    }
}
