using System.Text;
using System.Text.Json.Nodes;
using WorkOrders.Integration.Tests.MasterData;

namespace WorkOrders.Integration.Tests.Model;

/// <summary>Sends a series of requests and compares each answer with the model.</summary>
/// <param name="tenant">The tenant.</param>
/// <param name="seed">The seed of the series.</param>
/// <param name="client">The number of the client if there are several; each writes its own rows.</param>
internal sealed class ModelSeries(TestTenant tenant, int seed, int? client = null)
{
    private readonly StringBuilder _log = new();

    /// <summary>The number of requests that all series have sent.</summary>
    public static int Requests;

    /// <summary>The model, in the state after the requests so far.</summary>
    public MasterDataModel Model { get; } = new(StartingRows.Loaded);

    /// <summary>The requests so far with their answers, to send them again.</summary>
    public string Log => $"Seed {seed}{(client is null ? "" : $", client {client}")}:\n{_log}";

    /// <summary>Sends requests.</summary>
    /// <param name="count">The number of requests.</param>
    public async Task Send(int count)
    {
        var generator = new RequestGenerator(unchecked((seed * 1_000_003) + (client ?? 0)), Model, client);
        for (var number = 0; number < count; number++)
        {
            await Send(generator.Next());
        }
    }

    private async Task Send(ModelRequest request)
    {
        var (expected, draft) = Model.Decide(request);
        var answer = await tenant.Call(request.Verb, request.Url, request.Body?.DeepClone(), request.Headers);
        Interlocked.Increment(ref Requests);
        _log.Append(request).Append("\n    ").Append(answer.Status).Append(' ').Append(answer.Text).Append('\n');
        Assert.That(Actual(answer, request), Is.EqualTo(Expected(expected, request)), Log);
        if (request.IsDryRun && expected.Result == "updated")
        {
            var own = draft.Rows.Single(row => row.Pointer == "");
            Assert.That(
                answer.Json["changes"]!.AsArray().Select(change => change!["field"]!.ToString())
                    .Where(field => own.Entity.TypeOf(field) is not null).Order(StringComparer.Ordinal),
                Is.EqualTo(own.Entity.References.Select(reference => reference.Id).Concat(own.Entity.Values.Select(field => field.Name))
                    .Concat(own.Entity.Derived)                    .Where(own.Sets).Order(StringComparer.Ordinal)),
                Log);
        }
        if (request.IsDryRun || expected.Status >= 300)
        {
            return;
        }
        if (request.Method == "DELETE")
        {
            Model.Remove(request);
        }
        else if (request.Method != "GET")
        {
            Model.Store(draft, await IdsOf(draft, request, answer), request.Reason);
        }
        if (request.Method != "DELETE")
        {
            Assert.That(StoredRow.Read(request.Entity, answer.Json), Is.EqualTo(StoredRow.Expected(Model, answer["id"]!)), Log);
        }
    }

    /// <summary>Returns the ids that the server chose for new rows, and the times at which it closed orders.</summary>
    private async Task<Dictionary<string, string>> IdsOf(ModelDraft draft, ModelRequest request, Answer answer)
    {
        var ids = new Dictionary<string, string>();
        foreach (var row in draft.Rows.Where(row => row.IsNew && !Guid.TryParse(row.Id, out _)))
        {
            var address = new ModelRequest("GET", row.Entity) { Key = ModelValue.TextOf(row[row.Entity.Key]) };
            ids[row.Id] = row.Pointer == "" && row.Entity == request.Entity
                ? answer["id"]!
                : (await tenant.Call(HttpMethod.Get, address.Url, null))["id"]!;
        }
        foreach (var order in draft.Rows.Where(row => row.Entity.IsOrder && row.IdOf("date_closed") == OrderModel.Now(row)))
        {
            var row = order.Pointer == "" ? answer : await tenant.Call(HttpMethod.Get, $"/api/Jobs({order.Id})", null);
            ids[OrderModel.Now(order)] = ModelValue.TextOf(ModelValue.Read("datetime", row.Json["date_closed"], trimmed: false))!;
        }
        return ids;
    }

    private static string Expected(ModelAnswer answer, ModelRequest request) => request.IsDryRun
        ? new ModelAnswer(answer.Status, answer.Result, null, answer.Problems).ToString()
        : answer.ToString();

    private static string Actual(Answer answer, ModelRequest request)
    {
        var problems = answer.Text.Length == 0 || answer.Json["errors"] is not JsonArray errors ? [] : errors
            .Select(problem => $"{ModelDraft.Normalize(problem!["pointer"]?.ToString() ?? "")} {problem["code"]}")
            .Order(StringComparer.Ordinal).ToList();
        return (request.IsDryRun && answer.Json["would_answer"] is { } status
            ? new ModelAnswer(status.GetValue<int>(), answer["result"], null, problems)
            : new ModelAnswer((int)answer.Status, answer.Headers.GetValueOrDefault("Result"), Version(answer), problems)).ToString();
    }

    private static int? Version(Answer answer) =>
        answer.Headers.TryGetValue("ETag", out var tag) ? int.Parse(tag[3..^1], System.Globalization.CultureInfo.InvariantCulture) : null;
}
