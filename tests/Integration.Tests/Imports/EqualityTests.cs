using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>An import leaves the tables as they would be had its orders been created one after another, parents first, and refuses for the same reasons.</summary>
public sealed partial class EqualityTests
{
    [FsCheck.NUnit.Property(MaxTest = 25, Arbitrary = new[] { typeof(Files) })]
    public async Task An_import_is_the_same_as_its_orders_created_one_after_another(SomeFile file)
    {
        using var one = await TestTenant.Create();
        using var many = await TestTenant.Create();

        var singly = new Dictionary<int, IReadOnlyList<string>>();
        foreach (var row in ParentsFirst(file.Orders))
        {
            var answer = await one.Post(file.Orders[row].DeepClone());
            Assert.That((int)answer.Status, Is.AnyOf(201, 400, 409, 422), answer.Text);
            singly[row] = (int)answer.Status == 201 ? [] : answer.Problems;
        }

        var imported = await Send(many, file, "?mode=partial");
        var together = imported.Json["results"]!.AsArray()
            .Select((result, row) => (row, Problems: (IReadOnlyList<string>)[.. (result!["problems"]?.AsArray() ?? []).Where(problem => !IsCircle(problem!)).Select(problem => $"{Within(problem!, row)} {problem!["code"]}")]))
            .ToDictionary(result => result.row, result => result.Problems);

        Assert.Multiple(async () =>
        {
            foreach (var (row, problems) in singly)
            {
                Assert.That(together[row], Is.EqualTo(problems), $"row {row + 1}: {file.Orders[row].ToJsonString()}");
            }
            Assert.That(await Tables(many), Is.EqualTo(await Tables(one)));
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
    }

    private static async Task<Answer> Send(TestTenant tenant, SomeFile file, string query)
    {
        using var body = new StringContent($"[{string.Join(',', file.Orders.Select(order => order.ToJsonString()))}]", null, "application/json");
        return await tenant.Send(HttpMethod.Post, $"/api/Jobs/Import{query}", body);
    }

    private static IEnumerable<string> Reasons(Answer answer) => answer.Json["results"]!.AsArray().Select(result => Ids().Replace(result!["problems"]?.ToJsonString() ?? "", "id"));

    /// <summary>Whether it says of rows of the file that they stand above each other, which a single create cannot see.</summary>
    private static bool IsCircle(JsonNode problem) => problem["message"]!.ToString().Contains("of the file stand above each other", StringComparison.Ordinal);

    /// <summary>The pointer as a single create has it.</summary>
    private static string Within(JsonNode problem, int row) => problem["pointer"]!.ToString()[$"/{row}".Length..];

    /// <summary>The rows, each behind those it names as above it; the plainest way that can be written down.</summary>
    private static IEnumerable<int> ParentsFirst(IReadOnlyList<JsonObject> orders)
    {
        var done = new List<int>();
        void Visit(int row, IReadOnlyList<int> path)
        {
            if (done.Contains(row) || path.Contains(row))
            {
                return;
            }
            foreach (var name in Above(orders[row]))
            {
                var own = Enumerable.Range(0, orders.Count).Where(other => Own(orders[other]).Contains(name));
                var embedding = Enumerable.Range(0, orders.Count).Where(other => Embedded(orders[other]).Contains(name));
                foreach (var maker in own.Concat(embedding).Take(1).Where(maker => maker != row))
                {
                    Visit(maker, [.. path, row]);
                }
            }
            done.Add(row);
        }
        for (var row = 0; row < orders.Count; row++)
        {
            Visit(row, []);
        }
        return done;
    }

    private static IEnumerable<string> Own(JsonNode order) => new[] { order["id"], order["reference_back_office"] }.OfType<JsonNode>().Select(name => name.ToString());

    private static IEnumerable<string> Embedded(JsonNode order) => order["_parent_job"] is { } parent ? Own(parent).Concat(Embedded(parent)) : [];

    private static IEnumerable<string> Above(JsonNode order)
    {
        var named = new[] { order["_parent_id"], order["_parent_jobs_reference_back_office"] }.OfType<JsonNode>().Select(name => name.ToString());
        return order["_parent_job"] is { } parent ? named.Concat(Own(parent)).Concat(Above(parent)) : named;
    }

    /// <summary>What a tenant has stored, without what differs however it came there: ids made by the server, numbers, times, and how often a row was written, since many changes of it go in one. Rows by their keys, and what they refer to by its.</summary>
    private static async Task<string> Tables(TestTenant tenant)
    {
        var text = new System.Text.StringBuilder();
        foreach (var query in new[]
        {
            """
            select coalesce(j.reference_back_office, j.id::text) as key, to_jsonb(j) - 'id' - 'project_id' - 'job_type_id' - 'job_priority_id' - 'suggested_user_id' - 'skill_id' - '_parent_id' as row,
                p.reference_back_office as project, t.code as job_type, pr.code as priority, u.code as suggested, s.code as skill, coalesce(up.reference_back_office, up.id::text) as parent
            from jobs j join project p on p.tenant_id = j.tenant_id and p.id = j.project_id join job_type t on t.tenant_id = j.tenant_id and t.id = j.job_type_id
            left join job_priority pr on pr.tenant_id = j.tenant_id and pr.id = j.job_priority_id left join "user" u on u.tenant_id = j.tenant_id and u.id = j.suggested_user_id
            left join skill s on s.tenant_id = j.tenant_id and s.id = j.skill_id left join jobs up on up.tenant_id = j.tenant_id and up.id = j._parent_id
            where j.tenant_id = @tenant
            """,
            """
            select coalesce(j.reference_back_office, '') || u.code || n.date_from as key, to_jsonb(n) - 'id' - 'jobs_id' - 'user_id' as row
            from job_planning n join jobs j on j.tenant_id = n.tenant_id and j.id = n.jobs_id join "user" u on u.tenant_id = n.tenant_id and u.id = n.user_id where n.tenant_id = @tenant
            """,
            "select code as key, to_jsonb(t) - 'id' as row from job_type t where tenant_id = @tenant",
            "select code as key, to_jsonb(t) - 'id' as row from job_priority t where tenant_id = @tenant",
            "select code as key, to_jsonb(t) - 'id' as row from skill t where tenant_id = @tenant",
            "select code as key, to_jsonb(t) - 'id' as row from \"user\" t where tenant_id = @tenant",
            "select reference_back_office as key, to_jsonb(t) - 'id' - 'equipment_model_id' as row from project t where tenant_id = @tenant",
        })
        {
            text.AppendLine(await tenant.Ask<string>($"select string_agg((to_jsonb(x) || jsonb_build_object('row', x.row - 'tenant_id' - 'id2' - 'tx' - 'row_version' - 'modified_dateutc' - 'date_create' - 'date_update'))::text, E'\\n' order by x.key) from ({query}) x"));
        }
        return text.ToString();
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Ids();

    /// <summary>A file of orders.</summary>
    public sealed record SomeFile(IReadOnlyList<JsonObject> Orders)
    {
        public override string ToString() => string.Join('\n', Orders.Select(order => order.ToJsonString()));
    }

    /// <summary>Tells FsCheck how to make files, and to make smaller ones of one that fails by leaving orders out.</summary>
    public static class Files
    {
        private static readonly string[] References = [.. Enumerable.Range(1, 12).Select(number => $"O-{number}")];
        private static readonly string[] Ids = [.. Enumerable.Range(1, 4).Select(number => $"00000000-0000-4000-8000-00000000000{number}")];

        public static Arbitrary<SomeFile> Any() => Arb.From(
            Gen.Choose(1, 14).SelectMany(count => Order.ArrayOf(count)).Select(orders => new SomeFile([.. orders.Select(order => (JsonObject)order.DeepClone())])),
            file => Enumerable.Range(0, file.Orders.Count).Where(_ => file.Orders.Count > 1).Select(left => new SomeFile([.. file.Orders.Where((_, row) => row != left)])));

        private static Gen<JsonObject> Order =>
            from order in Plain
            from parent in Gen.Frequency((5, Gen.Constant<Action<JsonObject>>(_ => { })), (3, Parent))
            select Apply(order, parent);

        private static Gen<JsonObject> Plain =>
            from name in Gen.Frequency((6, Gen.Elements(References).Select(text => ("reference_back_office", text))), (1, Gen.Elements(Ids).Select(id => ("id", id))))
            from project in Gen.Frequency((4, Set("project_reference_back_office", "EQ-10023", "GEN-MOB-2", "NOWHERE")), (1, Set("project_id", "de300000-0011-8000-8000-000000000001", Ids[0])), (3, Project))
            from kind in Gen.Frequency((4, Set("job_type_code", "REPAIR", "INSPECT", "NEW-1")), (4, Coded("job_type", "NEW-1", "NEW-2", "REPAIR")))
            from priority in Gen.Frequency((5, Gen.Constant<Action<JsonObject>>(_ => { })), (1, Set("job_priority_code", "HIGH", "NONE")), (2, Coded("job_priority", "P-1", "HIGH")))
            from skill in Gen.Frequency((5, Gen.Constant<Action<JsonObject>>(_ => { })), (2, Coded("skill", "S-1", "GAS")))
            from status in Gen.Frequency((3, Gen.Constant<Action<JsonObject>>(order => order["job_status_code"] = "Open")), (3, Suggested))
            from fault in Gen.Frequency((8, Gen.Constant<Action<JsonObject>>(_ => { })), (2, Fault))
            select Apply(new JsonObject { [name.Item1] = name.Item2, ["name"] = "Some order" }, project, kind, priority, skill, status, fault);

        private static Gen<Action<JsonObject>> Parent => Gen.Frequency(
            (4, Set("_parent_jobs_reference_back_office", References)),
            (1, Set("_parent_id", Ids)),
            (2, Plain.Select<JsonObject, Action<JsonObject>>(parent => order => order["_parent_job"] = parent.DeepClone())));

        private static Gen<Action<JsonObject>> Project =>
            from key in Gen.Elements("NEW-A", "NEW-B", "EQ-10023")
            from says in Gen.Elements("One", "Two")
            from what in Gen.Elements("description", "name")
            select new Action<JsonObject>(order => order["project"] = new JsonObject { ["reference_back_office"] = key, ["name"] = "New", ["company_code"] = "C-100" }.With(what, says));

        private static Gen<Action<JsonObject>> Suggested =>
            from user in Gen.Frequency((3, Set("suggested_user_code", "T07", "T05", "T09")), (2, User))
            from day in Gen.Choose(1, 9)
            from minutes in Gen.Elements(30, 90, 480)
            select new Action<JsonObject>(order =>
            {
                Apply(order, user);
                order["job_status_code"] = "Suggested";
                order["suggested_date_start"] = $"2026-12-0{day}T08:00:00Z";
                order["estimated_time"] = minutes;
            });

        private static Gen<Action<JsonObject>> User => Gen.Elements("T-NEW", "T07").Select<string, Action<JsonObject>>(
            code => order => order["suggested_user"] = new JsonObject { ["code"] = code, ["username"] = $"{code}@example.com", ["lastname"] = "Dupont" });

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
