using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>Generates order files for FsCheck, and shrinks a failing file by leaving out orders.</summary>
public static class OrderFileGenerator
{
    /// <summary>The chunk sizes that imports are tested with.</summary>
    internal static readonly int[] ChunkSizes = [1, 2, 3, 1000];

    private static readonly string[] References = [.. Enumerable.Range(1, 12).Select(number => $"O-{number}")];
    private static readonly string[] Ids = [.. Enumerable.Range(1, 4).Select(number => $"00000000-0000-4000-8000-00000000000{number}")];

    private static readonly string[] Addresses =
    [
        "de300000-0012-8000-8000-000000000100",
        "de300000-0012-8000-8000-000000000101",
        "de300000-0012-8000-8000-000000000200",
    ];

    private static readonly string[] Contacts = ["de300000-0011-8000-8000-000000001001", "de300000-0011-8000-8000-000000002001"];
    private static readonly string[] Leaders = ["de300000-0009-8000-8000-000000000001", "de300000-0009-8000-8000-000000000007"];

    public static Arbitrary<OrderFile> Any() => Arb.From(
        from count in Gen.Choose(1, 14)
        from orders in Gen.Frequency((4, Order), (1, OrderWithoutParent)).ArrayOf(count)
        from format in Gen.Choose(0, 2)
        from rowsAtOnce in Gen.Elements(ChunkSizes)
        select new OrderFile([.. orders.Select(order => (JsonObject)order.DeepClone())], format, rowsAtOnce),
        Shrink);

    private static Gen<Action<JsonObject>> Nothing => Gen.Constant<Action<JsonObject>>(_ => { });

    private static Gen<JsonObject> Order =>
        from order in OrderWithoutParent
        from parent in Gen.Frequency((5, Nothing), (3, Parent))
        select Apply(order, parent);

    private static Gen<JsonObject> OrderWithoutParent =>
        from key in Gen.Frequency(
            (6, Gen.Elements(References).Select(text => ("reference_back_office", text))), (1, Gen.Elements(Ids).Select(id => ("id", id))))
        from project in Gen.Frequency(
            (4, Set("project_reference_back_office", "EQ-10023", "GEN-MOB-2", "NEW-A", "NOWHERE")),
            (1, Set("project_id", "de300000-0011-8000-8000-000000000001", Ids[0])),
            (3, Project))
        from type in Gen.Frequency(
            (4, Set("job_type_code", "REPAIR", "INSPECT", "NEW-1")), (4, Embed("job_type", "NEW-1", "NEW-2", "REPAIR")))
        from priority in Gen.Frequency(
            (5, Nothing), (1, Set("job_priority_code", "HIGH", "NONE")), (2, Embed("job_priority", "P-1", "HIGH")), (1, DefaultPriority))
        from skill in Gen.Frequency((5, Nothing), (2, Embed("skill", "S-1", "GAS")))
        from address in Gen.Frequency((4, Nothing), (2, Set("db_address_id", Addresses)))
        from contact in Gen.Frequency((4, Nothing), (1, Set("contact_id", Contacts)), (1, Set("requested_by_contact_id", Contacts)))
        from status in Gen.Frequency((3, Gen.Constant<Action<JsonObject>>(order => order["job_status_code"] = "Open")), (3, Suggested))
        from fault in Gen.Frequency((8, Nothing), (2, Fault))
        select Apply(
            new JsonObject { [key.Item1] = key.Item2, ["name"] = "Some order" },
            project,
            type,
            priority,
            skill,
            address,
            contact,
            status,
            fault);

    private static Gen<Action<JsonObject>> Parent => Gen.Frequency(
        (4, Set("_parent_jobs_reference_back_office", References)),
        (1, Set("_parent_id", Ids)),
        (2, OrderWithoutParent.Select<JsonObject, Action<JsonObject>>(parent => order => order["_parent_job"] = parent.DeepClone())));

    private static Gen<Action<JsonObject>> Project =>
        from key in Gen.Elements("NEW-A", "NEW-B", "EQ-10023")
        from value in Gen.Elements("One", "Two")
        from changed in Gen.Elements("description", "name")
        from parent in Gen.Frequency((2, Nothing), (2, Set("_parent_reference_back_office", "SITE-100", "EQ-10023", "NEW-A", "NEW-B")))
        from model in Gen.Frequency((3, Nothing), (2, Set("equipment_model_code", "S2600", "GAS-310-ECO")))
        from family in Gen.Frequency((4, Nothing), (1, Set("equipment_family_code", "LIFT-GOODS", "BOILER-GAS")))
        select new Action<JsonObject>(
            order => order["project"] = Apply(
                new JsonObject { ["reference_back_office"] = key, ["name"] = "New", ["company_code"] = "C-100" }.With(changed, value),
                parent,
                model,
                family));

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
        from team in Gen.Frequency(
            (2, Nothing),
            (1, Set("team_leader_user_id", Leaders)),
            (1, Gen.Constant<Action<JsonObject>>(user => user["is_team_leader"] = true)))
        select new Action<JsonObject>(
            order => order["suggested_user"] = Apply(
                new JsonObject { ["code"] = code, ["username"] = $"{code}@example.com", ["lastname"] = "Dupont" }, team));

    private static Gen<Action<JsonObject>> DefaultPriority =>
        from code in Gen.Elements("P-1", "HIGH")
        from isDefault in Gen.Elements(true, true, false)
        select new Action<JsonObject>(
            order => order["job_priority"] = new JsonObject { ["code"] = code, ["name"] = "Priority", ["is_default"] = isDefault });

    private static Gen<Action<JsonObject>> Fault => Gen.Elements<Action<JsonObject>>(
        order => order.Remove("name"),
        order => order["estimated_time"] = "an hour",
        order => order["estimated_time"] = -1,
        order => order["name"] = new string('x', 300),
        order => order["due_date"] = "yesterday",
        order => order["skill_code"] = "NOBODY",
        order => order["job_status_code"] = "Dispatched",
        order => order["colour"] = "red");

    private static Gen<Action<JsonObject>> Embed(string entity, params string[] codes) =>
        from code in Gen.Elements(codes)
        from value in Gen.Elements("One", "Two")
        select new Action<JsonObject>(order => order[entity] = new JsonObject { ["code"] = code, ["name"] = value });

    private static Gen<Action<JsonObject>> Set(string field, params string[] values) =>
        Gen.Elements(values).Select<string, Action<JsonObject>>(value => order => order[field] = value);

    private static IEnumerable<OrderFile> Shrink(OrderFile file) =>
        from left in Enumerable.Range(0, file.Orders.Count)
        where file.Orders.Count > 1
        select file with { Orders = [.. file.Orders.Where((_, row) => row != left)] };

    private static JsonObject Apply(JsonObject order, params IEnumerable<Action<JsonObject>> changes)
    {
        foreach (var change in changes)
        {
            change(order);
        }
        return order;
    }
}
