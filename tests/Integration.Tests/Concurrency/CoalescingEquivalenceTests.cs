using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WorkOrders.Application.Contract;
using WorkOrders.Integration.Tests.Changes;

namespace WorkOrders.Integration.Tests.Concurrency;

/// <summary>Orders posted at the same time get the same responses and store the same rows with and without coalescing.</summary>
[Exclusive]
public sealed partial class CoalescingEquivalenceTests
{
    private static readonly IReadOnlyList<(string Name, JsonObject Order)> Mix = OrderMix.Orders;

    private ConcurrentClients _coalesced = null!;
    private ConcurrentClients _separate = null!;
    private Answer[] _coalescedAnswers = null!;
    private Answer[] _separateAnswers = null!;
    private long _before;

    [OneTimeSetUp]
    public async Task Post()
    {
        (_coalesced, _separate) = (await ConcurrentClients.Start(32), await ConcurrentClients.Start(1));
        new[] { await _coalesced.Http.Post(OrderMix.Existing), await _separate.Http.Post(OrderMix.Existing) }.AssertCreated();
        _before = await _coalesced.Tenant.CountChanges();
        _coalescedAnswers = await _coalesced.Post([.. Mix.Select(each => each.Order)]);
        _separateAnswers = await _separate.Post([.. Mix.Select(each => each.Order)]);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _coalesced.DisposeAsync();
        await _separate.DisposeAsync();
    }

    [Test]
    public async Task Orders_share_transactions_only_when_coalescing_is_on()
    {
        const string Transactions = "select count(distinct tx) from jobs where tenant_id = @tenant";
        // Two more orders are stored: the existing order, and the order that was blocked while the others arrived.
        var created = 2 + _coalescedAnswers.Count(answer => answer.Status == HttpStatusCode.Created);
        Assert.That(await _separate.Tenant.Ask<int>(Transactions), Is.EqualTo(created));
        Assert.That(await _coalesced.Tenant.Ask<int>(Transactions), Is.LessThan(created - 10));
    }

    [Test]
    public void Every_kind_of_order_gets_the_same_statuses_and_problems()
    {
        var summaries = Summarize(_coalescedAnswers);
        Assert.That(summaries, Is.EqualTo(Summarize(_separateAnswers)));
        Assert.That(
            summaries,
            Has.Exactly(1)
                .EqualTo("one reference: Created ").And.Exactly(7)
                .EqualTo("one reference: Conflict /reference_back_office exists"));
        var created = summaries.Where(summary => summary.Contains("Created")).Select(summary => summary.Split(':')[0]).Distinct();
        Assert.That(created, Is.EquivalentTo(new[]
        {
            "thin",
            "one reference",
            "one id",
            "with the same new rows",
            "with the same new parent",
            "changing one row",
            "setting a default",
        }));

        static List<string> Summarize(Answer[] answers) => [.. answers.Select(SummarizeOne).Order(StringComparer.Ordinal)];

        static string SummarizeOne(Answer answer, int number) =>
            $"{Mix[number].Name}: {answer.Status} {string.Join(", ", answer.Problems.Order(StringComparer.Ordinal))}";
    }

    [Test]
    public void Every_response_body_is_the_same()
    {
        Assert.That(Bodies(_coalescedAnswers), Is.EqualTo(Bodies(_separateAnswers)));

        static List<string> Bodies(Answer[] answers) =>
            [.. answers.Select((answer, number) => $"{Mix[number].Name}: {answer.Status} {answer.Masked()}").Order(StringComparer.Ordinal)];
    }

    [Test]
    public async Task The_same_rows_are_stored()
    {
        var stored = await StoredRows(_coalesced.Tenant);
        Assert.That(stored, Is.EqualTo(await StoredRows(_separate.Tenant)));
        Assert.That(stored, Has.None.Contains("REFUSED"), "rows embedded by a refused order are not stored");
        Assert.That(
            stored,
            Has.One.Contains("\"code\": \"NEW-BRAND\"").And.One.Contains("\"reference_back_office\": \"SO one reference\""));
    }

    [Test]
    public Task With_coalescing_each_change_is_attributed_to_its_own_request() => AssertAttributedToRequests(_coalesced, _coalescedAnswers);

    [Test]
    public Task Without_coalescing_each_change_is_attributed_to_its_own_request() =>
        AssertAttributedToRequests(_separate, _separateAnswers);

    private async Task AssertAttributedToRequests(ConcurrentClients clients, Answer[] answers)
    {
        var reader = new FeedReader(clients.Http);
        await reader.ReadTo(await clients.Tenant.CountChanges());
        Assert.That(await clients.Tenant.FindFeedDifferences(), Is.Null);
        Assert.That(reader.RowChanges, Is.Unique);
        foreach (var row in reader.RowChanges.GroupBy(change => change.Row))
        {
            Assert.That(
                row.Select(change => change.Version),
                Is.EqualTo(Enumerable.Range(1, row.Count())),
                "the versions of each row are in order");
        }

        var changes = reader.Changes
            .Where(change => change["position"]!.GetValue<long>() > _before && change["origin"] is not null)
            .ToList();
        Assert.That(changes.Select(change => $"{change["origin"]}"), Is.EqualTo(changes.Select(change => $"erp{change["request_id"]}")));
        Assert.That(
            changes.Select(RequestOf).Distinct(),
            Is.EquivalentTo(Enumerable.Range(0, answers.Length).Where(IsCreated)),
            "refused orders report nothing");
        foreach (var number in Enumerable.Range(0, answers.Length).Where(IsCreated))
        {
            var own = changes
                .FindAll(change => RequestOf(change) == number)
                .ConvertAll(change => $"{change["operation"]} {change["entity"]} {change["id"]}");
            var order = $"created jobs {answers[number]["id"]}";
            var entry = $"created job_planning {answers[number].Json["job_planning"]!.AsArray().Single()!["id"]}";
            Assert.That(own, Has.One.EqualTo(order).And.One.EqualTo(entry));
            Assert.That(own.IndexOf(order), Is.LessThan(own.IndexOf(entry)));
        }

        static int RequestOf(JsonNode change) => int.Parse($"{change["request_id"]}");

        bool IsCreated(int number) => answers[number].Status == HttpStatusCode.Created;
    }

    /// <summary>
    /// Returns every row of a tenant without random values: ids, order numbers, timestamps, and which default was set last.
    /// </summary>
    private static async Task<List<string>> StoredRows(TestTenant tenant)
    {
        var tables = EntityModel.Contract.Entities.Where(entity => !entity.IsShared).ToList();
        var names = (await Lines(tables.Where(entity => entity.Key != entity.Id).Select(SelectKeys)))
            .ToDictionary(line => line[..36], line => line[37..]);
        var rows = await Lines(tables.Select(SelectRows));
        return [.. rows.Select(ReplaceRandomValues).Order(StringComparer.Ordinal)];

        static string SelectKeys(Entity entity) =>
            $"select id || ' {entity.Name} ' || {entity.Key.Name} from \"{entity.Name}\" where tenant_id = @tenant";

        static string SelectRows(Entity entity) => $"""
            select '{entity.Name} '
                || (to_jsonb(t) - array['tenant_id', 'id2', 'date_create', 'date_update', 'date_status', 'modified_dateutc', 'tx'])::text
            from "{entity.Name}" t where tenant_id = @tenant
            """;

        string ReplaceRandomValues(string row) =>
            Default().Replace(Id().Replace(row, id => names.GetValueOrDefault(id.Value, "an id")), "a default");

        async Task<string[]> Lines(IEnumerable<string> queries)
        {
            var all = string.Join(" union all ", queries);
            return (await tenant.Ask<string>($"select string_agg(line, E'\n') from ({all}) all_rows (line)"))!.Split('\n');
        }
    }

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Id();

    [GeneratedRegex("DEFAULT-.")]
    private static partial Regex Default();
}
