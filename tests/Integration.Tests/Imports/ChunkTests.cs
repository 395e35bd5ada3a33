using System.Text.Json.Nodes;
using WorkOrders.Integration.Tests.Concurrency;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>The outcome of a row does not depend on the chunk size, which determines the rows that are looked up together.</summary>
public sealed class ChunkTests : ImportFixture
{
    private const string T05 = "de300000-0009-8000-8000-000000000005";
    private const string T07 = "de300000-0009-8000-8000-000000000007";
    private const string EquipmentAddress = "de300000-0012-8000-8000-000000000101";

    private static JsonObject SuggestedOrder(string reference, string technician) =>
        Sample.SuggestedOrder().With("reference_back_office", reference).With("suggested_user_code", technician);

    [Test]
    public async Task A_row_sees_the_project_hierarchy_added_by_an_earlier_row([Values(1, 1000)] int rowsAtOnce)
    {
        var addsProject = Sample.Order().Without("project_reference_back_office").With("project", new JsonObject
        {
            ["reference_back_office"] = "NEW", ["name"] = "New", ["company_code"] = "C-100", ["_parent_reference_back_office"] = "EQ-10023",
        });
        var usesProject = Sample.Order().With("project_reference_back_office", "NEW").With("db_address_id", EquipmentAddress);
        Assert.That(Outcomes(await Import(rowsAtOnce, addsProject, usesProject)), Is.EqualTo(new[] { "1 created", "2 created" }));
    }

    [Test]
    public async Task A_row_sees_the_team_change_made_by_an_earlier_row([Values(1, 2, 1000)] int rowsAtOnce)
    {
        await Tenant.Post(SuggestedOrder("BEFORE", "T05"));
        var joinsTeam = Sample.Order().With("suggested_user", new JsonObject { ["id"] = T05, ["team_leader_user_id"] = T07 });
        var leadsTeam = Sample.Order().With("suggested_user", new JsonObject { ["id"] = T07, ["is_team_leader"] = true });
        var answer = await Import(rowsAtOnce, leadsTeam, joinsTeam, SuggestedOrder("A", "T07"));
        Assert.That(Results(answer).Last()["planned"]!.GetValue<int>(), Is.EqualTo(2), answer.Text);
        Assert.That(
            Results(answer).Last()["warnings"]?[0]!["message"]!.ToString(),
            Does.StartWith("T05 already has suggested work at that time: order BEFORE,"),
            answer.Text);
    }

    [Test]
    public async Task An_overlap_warning_names_orders_by_reference_or_number([Values(1, 1000)] int rowsAtOnce)
    {
        var answer = await Import(
            rowsAtOnce,
            SuggestedOrder("A", "T07"),
            Sample.SuggestedOrder().Without("reference_back_office").With("id", Guid.NewGuid()),
            SuggestedOrder("C", "T07"));
        var number = await Tenant.Ask<int>("select id2 from jobs where tenant_id = @tenant and reference_back_office is null");
        Assert.That(
            Results(answer).Last()["warnings"]!.AsArray().Select(warning => warning!["message"]!.ToString().Split(',')[0]),
            Is.EquivalentTo(new[] { "T07 already has suggested work at that time: order A",
                $"T07 already has suggested work at that time: order {number}" }));
    }

    private async Task<Answer> Import(int rowsAtOnce, params JsonObject[] orders)
    {
        await using var api = await StartApi(new() { RowsAtOnce = rowsAtOnce });
        using var http = Tenant.ClientFor(api);
        using var body = new StringContent(ToJsonArray(orders), null, Json);
        using var response = await http.PostAsync("/api/Jobs/Import", body);
        return await Answer.Read(response);
    }
}
