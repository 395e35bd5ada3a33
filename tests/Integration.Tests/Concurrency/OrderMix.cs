using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Concurrency;

/// <summary>
/// Orders of every kind that clients of one tenant post at the same time. Competing orders have the same reference, and which of them is
/// created is random.
/// </summary>
internal static class OrderMix
{
    private const string ExistingId = "0d0c7a52-7f1c-4a55-9d6e-3f6f5c9f1a01";

    private const string NewId = "0d0c7a52-7f1c-4a55-9d6e-3f6f5c9f1a02";

    private static readonly string[] Fields = [
        "location", "description", "serial_number", "barcode", "customer_reference", "shutdown_consequence"];

    /// <summary>The order that must be created first, with a default job type that later orders replace.</summary>
    public static JsonObject Existing => Order("SO-EXISTING")
        .With("id", ExistingId)
        .Without("job_type_code")
        .With("job_type", New("DEFAULT").With("is_default", true));

    /// <summary>The orders, each with the name of its kind.</summary>
    public static IReadOnlyList<(string Name, JsonObject Order)> Orders { get; } = WithSeparateTimes(
    [
        .. Each(12, "thin", (order, _) => order),
        .. Each(3, "without a name", (order, _) => order.Without("name")),
        .. Each(3, "with an unknown type", (order, _) => order.With("job_type_code", "REPAIRS")),
        .. Each(3, "mobile without an address", (order, _) => order.With("project_reference_back_office", "GEN-MOB-2")),
        .. Each(3, "refused with a new skill", (order, number) => order
            .With("skill", New($"REFUSED-{number}"))
            .With("job_type_code", "REPAIRS")),
        .. Each(3, "refused with a new parent", (order, number) => order
            .With("_parent_job", Order($"REFUSED-{number}"))
            .With("earliest_date_plannable", "2027-01-02T00:00:00Z")
            .With("due_date", "2027-01-01T00:00:00Z")),
        .. Each(1, "with an existing id", (order, _) => order.With("id", ExistingId)),
        .. Each(3, "with an existing id and a new skill", (order, number) => order
            .With("id", ExistingId)
            .With("skill", New($"REFUSED-EXISTING-{number}"))),
        .. Each(1, "with an existing reference", (order, _) => order.With("reference_back_office", "SO-EXISTING")),
        .. Compete(8, "one reference", order => order),
        .. Compete(4, "one id", order => order.With("id", NewId)),
        .. Each(8, "with the same new rows", (order, _) => order
            .Without("project_reference_back_office")
            .With("skill", New("NEW-SKILL"))
            .With("project", New("NEW-PROJECT", "reference_back_office")
                .With("equipment_model", New("NEW-MODEL").With("equipment_brand", New("NEW-BRAND"))))),
        .. Each(3, "with the same new parent", (order, _) => order
            .With("_parent_job", Order("SO-PARENT").With("suggested_date_start", "2027-12-01T08:30:00+01:00"))),
        .. Each(6, "changing one row", (order, number) => order
            .Without("project_reference_back_office")
            .With("project", new JsonObject { ["reference_back_office"] = "EQ-10023", [Fields[number]] = $"new {number}" })),
        .. Each(5, "setting a default", (order, number) => order
            .Without("job_type_code")
            .With("job_type", New($"DEFAULT-{number}").With("is_default", true))),
    ]);

    /// <summary>
    /// Suggests each order for a different day, and competing orders for the same day, so that the responses to other orders do not depend
    /// on which competing order is created.
    /// </summary>
    private static List<(string, JsonObject)> WithSeparateTimes(List<(string Name, JsonObject Order)> orders)
    {
        foreach (var (_, order) in orders)
        {
            var day = orders.FindIndex(other => $"{other.Order["reference_back_office"]}" == $"{order["reference_back_office"]}");
            order["suggested_date_start"] = new DateTimeOffset(2026, 12, 2, 8, 30, 0, TimeSpan.FromHours(1)).AddDays(day).ToString("O");
        }
        return orders;
    }

    private static IEnumerable<(string, JsonObject)> Each(int count, string name, Func<JsonObject, int, JsonObject> make) =>
        Enumerable.Range(0, count).Select(number => (name, make(Order($"SO {name} {number}"), number)));

    private static IEnumerable<(string, JsonObject)> Compete(int count, string name, Func<JsonObject, JsonObject> make) =>
        Enumerable.Range(0, count).Select(_ => (name, make(Order($"SO {name}"))));

    private static JsonObject Order(string reference) => Sample.SuggestedOrder().With("reference_back_office", reference);

    private static JsonObject New(string key, string field = "code") => new() { [field] = key, ["name"] = "New" };
}
