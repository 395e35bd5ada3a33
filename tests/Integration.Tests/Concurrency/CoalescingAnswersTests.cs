using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WorkOrders.Application.Contract;
using WorkOrders.Integration.Tests.Changes;

namespace WorkOrders.Integration.Tests.Concurrency;

/// <summary>Taken together or not, many different orders posted at once get the same answers and leave the same behind.</summary>
[Exclusive]
public sealed partial class CoalescingAnswersTests
{
    private static readonly IReadOnlyList<(string Name, JsonObject Order)> Mix = CoalescingMix.Orders;

    private Crowd _together = null!;
    private Crowd _singly = null!;
    private Answer[] _answersTogether = null!;
    private Answer[] _answersSingly = null!;
    private long _before;

    [OneTimeSetUp]
    public async Task Post()
    {
        (_together, _singly) = (await Crowd.Gather(32), await Crowd.Gather(1));
        new[] { await _together.Http.Post(CoalescingMix.Existing), await _singly.Http.Post(CoalescingMix.Existing) }.HaveCreated();
        _before = await _together.Tenant.Changes();
        _answersTogether = await _together.Post([.. Mix.Select(each => each.Order)]);
        _answersSingly = await _singly.Post([.. Mix.Select(each => each.Order)]);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _together.DisposeAsync();
        await _singly.DisposeAsync();
    }

    [Test]
    public async Task Some_were_taken_together_and_the_others_were_not()
    {
        const string transactions = "select count(distinct tx) from jobs where tenant_id = @tenant";
        var created = 2 + _answersTogether.Count(answer => answer.Status == HttpStatusCode.Created); // the one that was there, and the one that was held up
        Assert.That(await _singly.Tenant.Ask<int>(transactions), Is.EqualTo(created));
        Assert.That(await _together.Tenant.Ask<int>(transactions), Is.LessThan(created - 10));
    }

    [Test]
    public void Every_kind_of_order_gets_the_same_answers()
    {
        var together = Told(_answersTogether);
        Assert.That(together, Is.EqualTo(Told(_answersSingly)));
        Assert.That(together, Has.Exactly(1).EqualTo("one reference: Created ").And.Exactly(7).EqualTo("one reference: Conflict /reference_back_office exists"));
        Assert.That(together.Where(told => told.Contains("Created")).Select(told => told.Split(':')[0]).Distinct(), Is.EquivalentTo(new[]
        {
            "thin", "one reference", "one id", "with the same new rows", "with the same new parent", "changing one row", "setting a default",
        }));

        static List<string> Told(Answer[] answers) =>
            [.. answers.Select((answer, number) => $"{Mix[number].Name}: {answer.Status} {string.Join(", ", answer.Problems.Order(StringComparer.Ordinal))}").Order(StringComparer.Ordinal)];
    }

    [Test]
    public void Every_answer_says_the_same()
    {
        Assert.That(Said(_answersTogether), Is.EqualTo(Said(_answersSingly)));

        static List<string> Said(Answer[] answers) =>
            [.. answers.Select((answer, number) => $"{Mix[number].Name}: {answer.Status} {answer.Masked()}").Order(StringComparer.Ordinal)];
    }

    [Test]
    public async Task The_same_rows_are_stored()
    {
        var stored = await Stored(_together.Tenant);
        Assert.That(stored, Is.EqualTo(await Stored(_singly.Tenant)));
        Assert.That(stored, Has.None.Contains("REFUSED"), "what is refused takes with it what it embeds");
        Assert.That(stored, Has.One.Contains("\"code\": \"NEW-BRAND\"").And.One.Contains("\"reference_back_office\": \"SO one reference\""));
    }

    [Test]
    public Task The_feed_tells_of_each_row_once_as_its_own_requests_together() => IsToldOnce(_together, _answersTogether);

    [Test]
    public Task The_feed_tells_of_each_row_once_as_its_own_requests_singly() => IsToldOnce(_singly, _answersSingly);

    private async Task IsToldOnce(Crowd crowd, Answer[] answers)
    {
        var follower = new Follower(crowd.Http);
        await follower.ReadTo(await crowd.Tenant.Changes());
        Assert.That(await crowd.Tenant.Untold(), Is.Null);
        Assert.That(follower.Read, Is.Unique);
        foreach (var row in follower.Read.GroupBy(change => change.Row))
        {
            Assert.That(row.Select(change => change.Version), Is.EqualTo(Enumerable.Range(1, row.Count())), "each row's versions in order");
        }

        var told = follower.Changes.Where(change => change["position"]!.GetValue<long>() > _before && change["origin"] is not null).ToList();
        Assert.That(told.Select(change => $"{change["origin"]}"), Is.EqualTo(told.Select(change => $"erp{change["request_id"]}")));
        Assert.That(told.Select(RequestOf).Distinct(), Is.EquivalentTo(Enumerable.Range(0, answers.Length).Where(IsCreated)), "what is refused tells of nothing");
        foreach (var number in Enumerable.Range(0, answers.Length).Where(IsCreated))
        {
            var own = told.FindAll(change => RequestOf(change) == number).ConvertAll(change => $"{change["operation"]} {change["entity"]} {change["id"]}");
            var (order, entry) = ($"created jobs {answers[number]["id"]}", $"created job_planning {answers[number].Json["job_planning"]!.AsArray().Single()!["id"]}");
            Assert.That(own, Has.One.EqualTo(order).And.One.EqualTo(entry));
            Assert.That(own.IndexOf(order), Is.LessThan(own.IndexOf(entry)));
        }

        static int RequestOf(JsonNode change) => int.Parse($"{change["request_id"]}");

        bool IsCreated(int number) => answers[number].Status == HttpStatusCode.Created;
    }

    /// <summary>Every row of a tenant, without what chance decides: ids, numbers, times, and which default was the last.</summary>
    private static async Task<List<string>> Stored(TestTenant tenant)
    {
        var tables = EntityModel.Contract.Entities.Where(entity => !entity.IsShared).ToList();
        var names = (await Lines(tables.Where(entity => entity.Key != entity.Id).Select(entity => $"select id || ' {entity.Name} ' || {entity.Key.Name} from \"{entity.Name}\" where tenant_id = @tenant")))
            .ToDictionary(line => line[..36], line => line[37..]);
        return [.. (await Lines(tables.Select(entity => $"select '{entity.Name} ' || (to_jsonb(t) - array['tenant_id', 'id2', 'date_create', 'date_update', 'modified_dateutc', 'tx'])::text from \"{entity.Name}\" t where tenant_id = @tenant")))
            .Select(row => Default().Replace(Id().Replace(row, id => names.GetValueOrDefault(id.Value, "an id")), "a default")).Order(StringComparer.Ordinal)];

        async Task<string[]> Lines(IEnumerable<string> queries) =>
            (await tenant.Ask<string>($"select string_agg(line, E'\n') from ({string.Join(" union all ", queries)}) all_rows (line)"))!.Split('\n');
    }

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Id();

    [GeneratedRegex("DEFAULT-.")]
    private static partial Regex Default();
}
