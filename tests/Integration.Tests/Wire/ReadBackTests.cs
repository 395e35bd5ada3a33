using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace WorkOrders.Integration.Tests.Wire;

/// <summary>GET returns the same as POST, and both return the values that were sent.</summary>
public sealed class ReadBackTests : WireTestFixture
{
    private static readonly string[] AddedByResponse = ["@odata.context", "warnings"];

    [GeneratedInputs(MaxTest = 150, Arbitrary = new[] { typeof(Orders) })]
    public async Task A_stored_order_reads_back_as_sent(GeneratedOrder order)
    {
        var sent = order.Fields.DeepClone().AsObject().With("reference_back_office", Sample.Reference());
        var posted = await Tenant.Post(sent);
        Assert.That(posted.Status, Is.EqualTo(HttpStatusCode.Created), posted.Text);
        var read = await Tenant.Get(posted["id"]!);
        Assert.That(StoredFields(read), Is.EqualTo(StoredFields(posted)));
        var isMobile = sent["project_reference_back_office"]!.ToString() == "GEN-MOB-2";
        foreach (var (field, value) in sent.Where(field => isMobile || !field.Key.StartsWith("db_address_", StringComparison.Ordinal)))
        {
            Assert.That(Comparable(posted.Json[field]), Is.EqualTo(Comparable(value)), field);
        }
    }

    private static string StoredFields(Answer response)
    {
        var fields = response.Json.DeepClone().AsObject();
        foreach (var field in AddedByResponse)
        {
            fields.Remove(field);
        }
        return fields.ToJsonString();
    }

    /// <summary>Converts a value to a comparable form: dates in microseconds, numbers as decimals, and empty values as null.</summary>
    private static object? Comparable(JsonNode? value) => value?.ToString() switch
    {
        null or "" => null,
        var text when value.GetValueKind() == System.Text.Json.JsonValueKind.Number =>
            decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
        { Length: > 18 } text when text[4] == '-'
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            => instant.UtcTicks == new DateTime(1980, 1, 1).Ticks ? null : instant.UtcTicks / TimeSpan.TicksPerMicrosecond,
        var text => text,
    };

    /// <summary>A valid generated order, shown by FsCheck on failure.</summary>
    public sealed record GeneratedOrder(JsonObject Fields)
    {
        public override string ToString() => Fields.ToJsonString();
    }

    /// <summary>The FsCheck generator of orders: any scalar fields, with values from their whole range.</summary>
    public static class Orders
    {
        private static readonly string[] Texts =
            ["name", "description", "internal_memo", "prejob_information", "customer_reference", "estimated_quantity_remark",
            "db_address_name", "db_address_phone", "db_address_email", "db_address_street_number"];
        private static readonly string[] Dates = ["due_date", "date_create", "date_update", "date_closed", "date_reported_by_company"];
        private static readonly string[] Letters =
            ["a", " ", "\"", "\\", "/", "<", "'", "\n", "\t", "\u0001", "\u007f", "é", "ß", "\u0301", "م", "中", "\u200b", "\uffff",
            "😀", "\u2028"];

        public static Arbitrary<GeneratedOrder> Order() => (
            from baseOrder in Gen.Elements(true, false).Select(mobile => mobile ? Sample.MobileOrder() : Sample.Order())
            from texts in Gen.SubListOf(Texts)
            from dates in Gen.SubListOf(Dates)
            from numbers in Gen.SubListOf("working_sequence", "estimated_time", "db_address_latitude_decimal",
                "db_address_longitude_decimal")
            from codes in Gen.SubListOf("job_priority_code", "skill_code")
            from values in Gen.CollectToArray(texts.Concat(dates).Concat(numbers).Concat(codes), Value)
            select new GeneratedOrder(values.Aggregate(
                // Only a closed order has a closing date.
                baseOrder.DeepClone().AsObject().With("job_status_code", dates.Contains("date_closed") ? "Canceled" : "Open"),
                (order, value) => order.With(value.Field, value.Value?.DeepClone())))).ToArbitrary();

        private static Gen<(string Field, JsonNode? Value)> Value(string field) => field switch
        {
            "job_priority_code" => FieldValue(field, Gen.Elements("URGENT", "HIGH", "LOW"), code => code),
            "skill_code" => FieldValue(field, Gen.Elements("GAS", "HV", "HEIGHT"), code => code),
            "working_sequence" => FieldValue(field,
                Gen.OneOf(Gen.Elements(int.MinValue, int.MaxValue, 0), ArbMap.Default.GeneratorFor<int>()), number => number),
            "estimated_time" => FieldValue(field, Gen.Choose(0, 525_600), number => number),
            "db_address_latitude_decimal" or "db_address_longitude_decimal" =>
                FieldValue(field, Gen.Choose(-900_000_000, 900_000_000), number => number / 10_000_000m),
            _ when Dates.Contains(field) => FieldValue(field, Date, date => date),
            _ => FieldValue(field, Gen.Elements(Letters).ArrayOf(40).Select(letters => $"x{string.Concat(letters)}"), text => text),
        };

        private static Gen<string> Date =>
            from day in Gen.Choose(1, 2_950_000)
            from ticks in Gen.Choose(0, int.MaxValue).Select(part => part * 400L)
            from hours in Gen.Choose(-14, 14)
            select new DateTimeOffset(new DateTime(1900, 1, 2).AddDays(day).AddTicks(ticks), TimeSpan.FromHours(hours))
                .ToString("O", CultureInfo.InvariantCulture);

        private static Gen<(string, JsonNode?)> FieldValue<T>(string field, Gen<T> values, Func<T, JsonNode?> json) =>
            values.Select(value => (field, json(value)));
    }
}
