using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Api.Imports.Files;
using WorkOrders.Application.Contract;
using WorkOrders.Application.WorkOrders.Import;
using WorkOrders.Integration.Tests.Access;
using WorkOrders.Integration.Tests.Changes;
using WorkOrders.Integration.Tests.Concurrency;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>
/// An import leaves the tables as they would be had its orders been created one after another, parents first, and says the same of each, however the file is written
/// and however many of its rows are taken at once.
/// </summary>
public sealed partial class EqualityTests
{
    private static readonly int[] RowsAtOnce = [1, 2, 3, 1000];
    private static readonly Dictionary<int, RunningApi> Apis = [];

    [OneTimeSetUp]
    public async Task Start()
    {
        foreach (var rows in RowsAtOnce)
        {
            Apis[rows] = await RunningApi.StartReady(TestDatabase.OwnerConnectionString, builder => builder.Services.AddSingleton(new ImportLimits { RowsAtOnce = rows }));
        }
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        foreach (var api in Apis.Values)
        {
            await api.DisposeAsync();
        }
    }

    [FsCheck.NUnit.Property(MaxTest = 40, Arbitrary = new[] { typeof(Files) })]
    public async Task An_import_is_the_same_as_its_orders_created_one_after_another(SomeFile file)
    {
        using var one = await TestTenant.Create();
        using var many = await TestTenant.Create();

        var singly = new Dictionary<int, string>();
        foreach (var row in file.InOrder.Rows)
        {
            var answer = await one.Post(file.Orders[row].DeepClone());
            Assert.That((int)answer.Status, Is.AnyOf(201, 400, 409, 422), answer.Text);
            singly[row] = Said((int)answer.Status == 201 ? null : answer.Json["errors"], answer.Json["warnings"], "");
        }

        var imported = await Send(many, file, "?mode=partial");
        var results = imported.Json["results"]!.AsArray();
        Assert.Multiple(async () =>
        {
            for (var row = 0; row < results.Count; row++)
            {
                Assert.That(Said(results[row]!["problems"], results[row]!["warnings"], $"/{row}"), Is.EqualTo(singly[row]), $"row {row + 1}: {file.Orders[row].ToJsonString()}");
            }
            Assert.That(await Tables(many), Is.EqualTo(await Tables(one)));
            Assert.That(await many.Untold(), Is.Null);
            await NoneLacksAParentThatIsStored(many, file, results);
        });
    }

    [FsCheck.NUnit.Property(MaxTest = 15, Arbitrary = new[] { typeof(Files) })]
    public async Task An_atomic_import_stores_everything_or_nothing_and_a_dry_run_foretells_it(SomeFile file)
    {
        using var tenant = await TestTenant.Create();
        var before = await Tables(tenant);
        var foretold = await Send(tenant, file, "?mode=dry_run");
        Assert.That(await Tables(tenant), Is.EqualTo(before));

        var answer = await Send(tenant, file, "");
        Assert.That(Reasons(answer), Is.EqualTo(Reasons(foretold)));
        if ((int)answer.Status == 200)
        {
            Assert.That(await tenant.Ask<long>("select count(*) from jobs where tenant_id = @tenant"), Is.GreaterThanOrEqualTo(file.Orders.Count));
        }
        else
        {
            Assert.That(await Tables(tenant), Is.EqualTo(before));
        }
        Assert.That(await tenant.Untold(), Is.Null);
    }

    private static async Task<Answer> Send(TestTenant tenant, SomeFile file, string query)
    {
        using var http = tenant.At(Apis[file.RowsAtOnce]);
        using var body = new StringContent(file.Text, null, file.ContentType);
        using var response = await http.PostAsync($"/api/Jobs/Import{query}", body);
        return await Answer.Read(response);
    }

    private static IEnumerable<string> Reasons(Answer answer) => answer.Json["results"]!.AsArray().Select(result => Ids().Replace(result!["problems"]?.ToJsonString() ?? "", "id"));

    /// <summary>What is said of an order, without what differs however it came there: ids made by the server, running numbers, and what may have been meant.</summary>
    private static string Said(JsonNode? problems, JsonNode? warnings, string at)
    {
        return $"{List(problems)}; warnings: {List(warnings)}";

        string List(JsonNode? list) => string.Join(", ", (list?.AsArray() ?? []).Where(problem => !IsCircle(problem!))
            .Select(problem => Hints().Replace(Made().Replace($"{problem!["pointer"]!.ToString()[at.Length..]} {problem["code"]} {problem["message"]}", "it"), "")).Order());
    }

    /// <summary>Whether it says of rows of the file how they stand to each other, which a single create cannot see.</summary>
    private static bool IsCircle(JsonNode problem) => problem["message"]!.ToString().Contains("of the file stand above each other", StringComparison.Ordinal);

    /// <summary>Whichever order the rows are created in, this is what it is good for. A row may only lack a parent that needs the row itself.</summary>
    private static async Task NoneLacksAParentThatIsStored(TestTenant tenant, SomeFile file, JsonArray results)
    {
        for (var row = 0; row < results.Count; row++)
        {
            foreach (var problem in (results[row]!["problems"]?.AsArray() ?? []).Where(problem => problem!["code"]!.ToString() == "not_found" && problem["pointer"]!.ToString().StartsWith($"/{row}/_parent", StringComparison.Ordinal)))
            {
                var isStored = await tenant.Ask<bool>("select exists (select from jobs where tenant_id = @tenant and (reference_back_office = @name or id::text = @name))", new { name = problem!["value"]!.ToString() });
                Assert.That(isStored && !file.MayNeedItself(row), Is.False, $"row {row + 1} lacks {problem["value"]}");
            }
        }
    }

    /// <summary>What a tenant has stored, without what differs however it came there: ids made by the server, numbers, times, and how often a row was written, since many changes of it go in one. What rows refer to by its key.</summary>
    private static async Task<string> Tables(TestTenant tenant)
    {
        var text = new StringBuilder();
        foreach (var entity in EntityModel.Contract.Entities.Where(entity => !entity.IsShared))
        {
            var references = entity.References.Where(reference => entity.Columns.Contains(reference.Id)).ToList();
            var without = references.Select(reference => reference.Id.Name).Concat(["tenant_id", "id", "id2", "tx", "row_version", "modified_dateutc", "date_create", "date_update"]);
            var named = references.Select(reference => $"'{reference.Name}', (select coalesce(r.{reference.Target.Key.Name}::text, r.id::text) from \"{reference.Target.Name}\" r where {(reference.Target.IsShared ? "" : "r.tenant_id = t.tenant_id and ")}r.id = t.{reference.Id.Name})");
            text.AppendLine(entity.Name).AppendLine(await tenant.Ask<string>($"""
                select string_agg(row, E'\n' order by row)
                from (select (to_jsonb(t) - array['{string.Join("', '", without)}'] || jsonb_build_object({string.Join(", ", named)}))::text as row from "{entity.Name}" t where t.tenant_id = @tenant) rows
                """));
        }
        return text.ToString();
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Ids();

    [GeneratedRegex(@"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}|(?<=time: order )\d+(?=,)")]
    private static partial Regex Made();

    // Hints do not look at what is not copied yet, and only an import knows of rows.
    [GeneratedRegex(@"( Did you mean [^?]*\?| There are .*?\.)?( Its parent, row \d+ of the file, was refused\.)?$")]
    private static partial Regex Hints();

    /// <summary>A file of orders.</summary>
    public sealed record SomeFile(IReadOnlyList<JsonObject> Orders, int Format, int RowsAtOnce)
    {
        private static readonly Dictionary<int, (string ContentType, Func<IReadOnlyList<JsonObject>, string> Write)> Formats = new()
        {
            [0] = ("application/json", orders => $"[{string.Join(',', orders.Select(order => order.ToJsonString()))}]"),
            [1] = ("application/x-ndjson", orders => string.Concat(orders.Select(order => $"{order.ToJsonString()}\n"))),
            [2] = ("text/csv", CsvText.Of),
        };

        public string ContentType => Formats[UsedFormat].ContentType;

        public string Text => Formats[UsedFormat].Write(Orders);

        internal RowOrder InOrder => new([.. Orders.Select(order => OrderKeysReader.Read(Encoding.UTF8.GetBytes(order.ToJsonString())))]);

        // In CSV a column that is unknown is one warning of the file, and numbers are text.
        private int UsedFormat => Format == 2 && !Orders.All(order => order.All(said => said.Value is JsonValue) && !order.ContainsKey("colour") && order["estimated_time"]?.ToString() != "an hour") ? 1 : Format;

        /// <summary>Whether a row stands, over whichever rows make what is above it, above itself.</summary>
        public bool MayNeedItself(int row)
        {
            var needed = new HashSet<int>();
            var open = new Stack<int>([row]);
            while (open.TryPop(out var next))
            {
                foreach (var maker in Enumerable.Range(0, Orders.Count).Where(maker => maker != next && Above(Orders[next]).Intersect(Own(Orders[maker]).Concat(Embedded(Orders[maker]))).Any() && needed.Add(maker)))
                {
                    open.Push(maker);
                }
            }
            return needed.Contains(row);
        }

        public override string ToString() => $"{ContentType}, {RowsAtOnce} rows at once\n{string.Join('\n', Orders.Select(order => order.ToJsonString()))}";

        private static IEnumerable<string> Own(JsonNode order) => new[] { order["id"], order["reference_back_office"] }.OfType<JsonNode>().Select(name => name.ToString());

        private static IEnumerable<string> Embedded(JsonNode order) => order["_parent_job"] is { } parent ? Own(parent).Concat(Embedded(parent)) : [];

        private static IEnumerable<string> Above(JsonNode order)
        {
            var named = new[] { order["_parent_id"], order["_parent_jobs_reference_back_office"] }.OfType<JsonNode>().Select(name => name.ToString());
            return order["_parent_job"] is { } parent ? named.Concat(Own(parent)).Concat(Above(parent)) : named;
        }
    }

    /// <summary>Tells FsCheck how to make files, and to make smaller ones of one that fails by leaving orders out.</summary>
    public static class Files
    {
        private static readonly string[] References = [.. Enumerable.Range(1, 12).Select(number => $"O-{number}")];
        private static readonly string[] Ids = [.. Enumerable.Range(1, 4).Select(number => $"00000000-0000-4000-8000-00000000000{number}")];

        private static readonly string[] Addresses = ["de300000-0012-8000-8000-000000000100", "de300000-0012-8000-8000-000000000101", "de300000-0012-8000-8000-000000000200"];
        private static readonly string[] Contacts = ["de300000-0011-8000-8000-000000001001", "de300000-0011-8000-8000-000000002001"];
        private static readonly string[] Leaders = ["de300000-0009-8000-8000-000000000001", "de300000-0009-8000-8000-000000000007"];

        public static Arbitrary<SomeFile> Any() => Arb.From(
            from count in Gen.Choose(1, 14)
            from orders in Gen.Frequency((4, Order), (1, Plain)).ArrayOf(count)
            from format in Gen.Choose(0, 2)
            from rowsAtOnce in Gen.Elements(RowsAtOnce)
            select new SomeFile([.. orders.Select(order => (JsonObject)order.DeepClone())], format, rowsAtOnce),
            file => Enumerable.Range(0, file.Orders.Count).Where(_ => file.Orders.Count > 1).Select(left => file with { Orders = [.. file.Orders.Where((_, row) => row != left)] }));

        private static Gen<JsonObject> Order =>
            from order in Plain
            from parent in Gen.Frequency((5, Gen.Constant<Action<JsonObject>>(_ => { })), (3, Parent))
            select Apply(order, parent);

        private static Gen<JsonObject> Plain =>
            from name in Gen.Frequency((6, Gen.Elements(References).Select(text => ("reference_back_office", text))), (1, Gen.Elements(Ids).Select(id => ("id", id))))
            from project in Gen.Frequency((4, Set("project_reference_back_office", "EQ-10023", "GEN-MOB-2", "NEW-A", "NOWHERE")), (1, Set("project_id", "de300000-0011-8000-8000-000000000001", Ids[0])), (3, Project))
            from kind in Gen.Frequency((4, Set("job_type_code", "REPAIR", "INSPECT", "NEW-1")), (4, Coded("job_type", "NEW-1", "NEW-2", "REPAIR")))
            from priority in Gen.Frequency((5, Gen.Constant<Action<JsonObject>>(_ => { })), (1, Set("job_priority_code", "HIGH", "NONE")), (2, Coded("job_priority", "P-1", "HIGH")), (1, Default))
            from skill in Gen.Frequency((5, Gen.Constant<Action<JsonObject>>(_ => { })), (2, Coded("skill", "S-1", "GAS")))
            from place in Gen.Frequency((4, Gen.Constant<Action<JsonObject>>(_ => { })), (2, Set("db_address_id", Addresses)))
            from contact in Gen.Frequency((4, Gen.Constant<Action<JsonObject>>(_ => { })), (1, Set("contact_id", Contacts)), (1, Set("requested_by_contact_id", Contacts)))
            from status in Gen.Frequency((3, Gen.Constant<Action<JsonObject>>(order => order["job_status_code"] = "Open")), (3, Suggested))
            from fault in Gen.Frequency((8, Gen.Constant<Action<JsonObject>>(_ => { })), (2, Fault))
            select Apply(new JsonObject { [name.Item1] = name.Item2, ["name"] = "Some order" }, project, kind, priority, skill, place, contact, status, fault);

        private static Gen<Action<JsonObject>> Parent => Gen.Frequency(
            (4, Set("_parent_jobs_reference_back_office", References)),
            (1, Set("_parent_id", Ids)),
            (2, Plain.Select<JsonObject, Action<JsonObject>>(parent => order => order["_parent_job"] = parent.DeepClone())));

        private static Gen<Action<JsonObject>> Project =>
            from key in Gen.Elements("NEW-A", "NEW-B", "EQ-10023")
            from says in Gen.Elements("One", "Two")
            from what in Gen.Elements("description", "name")
            from parent in Gen.Frequency((2, Gen.Constant<Action<JsonObject>>(_ => { })), (2, Set("_parent_reference_back_office", "SITE-100", "EQ-10023", "NEW-A", "NEW-B")))
            from model in Gen.Frequency((3, Gen.Constant<Action<JsonObject>>(_ => { })), (2, Set("equipment_model_code", "S2600", "GAS-310-ECO")))
            from family in Gen.Frequency((4, Gen.Constant<Action<JsonObject>>(_ => { })), (1, Set("equipment_family_code", "LIFT-GOODS", "BOILER-GAS")))
            select new Action<JsonObject>(order => order["project"] = Apply(new JsonObject { ["reference_back_office"] = key, ["name"] = "New", ["company_code"] = "C-100" }.With(what, says), parent, model, family));

        private static Gen<Action<JsonObject>> Suggested =>
            from user in Gen.Frequency((3, Set("suggested_user_code", "T01", "T07", "T05")), (2, User))
            from day in Gen.Choose(1, 9)
            from minutes in Gen.Elements(30, 90, 480)
            select new Action<JsonObject>(order =>
            {
                Apply(order, user);
                order["job_status_code"] = "Suggested";
                order["suggested_date_start"] = $"2026-12-0{day}T08:00:00Z";
                order["estimated_time"] = minutes;
            });

        private static Gen<Action<JsonObject>> User =>
            from code in Gen.Elements("T-NEW", "T07", "T05")
            from team in Gen.Frequency((2, Gen.Constant<Action<JsonObject>>(_ => { })), (1, Set("team_leader_user_id", Leaders)), (1, Gen.Constant<Action<JsonObject>>(user => user["is_team_leader"] = true)))
            select new Action<JsonObject>(order => order["suggested_user"] = Apply(new JsonObject { ["code"] = code, ["username"] = $"{code}@example.com", ["lastname"] = "Dupont" }, team));

        private static Gen<Action<JsonObject>> Default =>
            from code in Gen.Elements("P-1", "HIGH")
            from isDefault in Gen.Elements(true, true, false)
            select new Action<JsonObject>(order => order["job_priority"] = new JsonObject { ["code"] = code, ["name"] = "Priority", ["is_default"] = isDefault });

        private static Gen<Action<JsonObject>> Fault => Gen.Elements<Action<JsonObject>>(
            order => order.Remove("name"), order => order["estimated_time"] = "an hour", order => order["estimated_time"] = -1, order => order["name"] = new string('x', 300),
            order => order["due_date"] = "yesterday", order => order["skill_code"] = "NOBODY", order => order["job_status_code"] = "Dispatched", order => order["colour"] = "red");

        private static Gen<Action<JsonObject>> Coded(string entity, params string[] codes) =>
            from code in Gen.Elements(codes)
            from says in Gen.Elements("One", "Two")
            select new Action<JsonObject>(order => order[entity] = new JsonObject { ["code"] = code, ["name"] = says });

        private static Gen<Action<JsonObject>> Set(string field, params string[] values) => Gen.Elements(values).Select<string, Action<JsonObject>>(value => order => order[field] = value);

        private static JsonObject Apply(JsonObject order, params IEnumerable<Action<JsonObject>> changes)
        {
            foreach (var change in changes)
            {
                change(order);
            }
            return order;
        }
    }
}
