using System.Text.Json.Nodes;
using WorkOrders.Integration.Tests.Concurrency;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>What a row finds of the rows before it does not depend on which of them were looked up together.</summary>
public sealed class ChunkTests : ImportFixture
{
    private const string T05 = "de300000-0009-8000-8000-000000000005";
    private const string T07 = "de300000-0009-8000-8000-000000000007";
    private const string AddressOfEquipment = "de300000-0012-8000-8000-000000000101";

    private static JsonObject Suggested(string reference, string technician) => Some.SuggestedOrder().With("reference_back_office", reference).With("suggested_user_code", technician);

    [Test]
    public async Task A_project_that_a_row_adds_stands_below_its_parent_for_the_next([Values(1, 1000)] int rowsAtOnce)
    {
        var adds = Some.Order().Without("project_reference_back_office").With("project", new JsonObject
        {
            ["reference_back_office"] = "NEW", ["name"] = "New", ["company_code"] = "C-100", ["_parent_reference_back_office"] = "EQ-10023",
        });
        var names = Some.Order().With("project_reference_back_office", "NEW").With("db_address_id", AddressOfEquipment);
        Assert.That(Verdicts(await Import(rowsAtOnce, adds, names)), Is.EqualTo(new[] { "1 created", "2 created" }));
    }

    [Test]
    public async Task What_a_technician_has_to_do_whom_a_row_moves_into_a_team_is_told_to_the_next([Values(1, 2, 1000)] int rowsAtOnce)
    {
        await Tenant.Post(Suggested("BEFORE", "T05"));
        var moves = Some.Order().With("suggested_user", new JsonObject { ["id"] = T05, ["team_leader_user_id"] = T07 });
        var leads = Some.Order().With("suggested_user", new JsonObject { ["id"] = T07, ["is_team_leader"] = true });
        var answer = await Import(rowsAtOnce, leads, moves, Suggested("A", "T07"));
        Assert.That(Results(answer).Last()["planned"]!.GetValue<int>(), Is.EqualTo(2), answer.Text);
        Assert.That(Results(answer).Last()["warnings"]?[0]!["message"]!.ToString(), Does.StartWith("T05 already has suggested work at that time: order BEFORE,"), answer.Text);
    }

    [Test]
    public async Task An_order_of_the_file_that_a_suggestion_overlaps_is_called_as_people_call_it([Values(1, 1000)] int rowsAtOnce)
    {
        var answer = await Import(rowsAtOnce, Suggested("A", "T07"), Some.SuggestedOrder().Without("reference_back_office").With("id", Guid.NewGuid()), Suggested("C", "T07"));
        var number = await Tenant.Ask<int>("select id2 from jobs where tenant_id = @tenant and reference_back_office is null");
        Assert.That(
            Results(answer).Last()["warnings"]!.AsArray().Select(warning => warning!["message"]!.ToString().Split(',')[0]),
            Is.EquivalentTo(new[] { "T07 already has suggested work at that time: order A", $"T07 already has suggested work at that time: order {number}" }));
    }

    private async Task<Answer> Import(int rowsAtOnce, params JsonObject[] orders)
    {
        await using var api = await Api(new() { RowsAtOnce = rowsAtOnce });
        using var http = Tenant.At(api);
        using var body = new StringContent(Array(orders), null, Json);
        using var response = await http.PostAsync("/api/Jobs/Import", body);
        return await Answer.Read(response);
    }
}
