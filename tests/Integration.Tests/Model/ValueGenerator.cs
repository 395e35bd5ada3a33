using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Model;

/// <summary>Generates values of fields, some of which mean "nothing".</summary>
/// <param name="random">The source of all choices.</param>
/// <param name="prefix">The first characters of keys and user names, so that several clients write different rows.</param>
internal sealed class ValueGenerator(Random random, string prefix)
{
    private static readonly string[] Texts = ["A", "B", "North", "Süd 😀", " with spaces ", "", "  ", "1980"];

    private static readonly string[] Dates =
    [
        "2026-12-01T08:30:00Z", "2026-12-01T08:30:00+01:00", "2027-03-04T00:00:00.1234567Z", "1885-06-01T00:00:00Z", "1980-01-01T00:00:00Z",
        "0001-01-01T00:00:00Z",
    ];

    private static readonly string[] PlanningFields = ["suggested_date_start", "earliest_date_plannable", "due_date"];

    private static readonly string[] Guids =
        ["6044311a-0722-4aa6-be51-f774cd217b4f", "6044311A-0722-4AA6-BE51-F774CD217B50", "00000000-0000-0000-0000-000000000000"];

    private static readonly string[] Lists =
    [
        "[]", """[{"field_name":"name","language_code":"nl","value_translated":"Ketel"}]""",
        """[{"field_name":"name","language_code":"fr","value_translated":"Chaudière"},{"field_name":"name","language_code":"nl"}]""",
    ];

    /// <summary>Returns true with a probability in percent.</summary>
    public bool Chance(int percent) => random.Next(100) < percent;

    /// <summary>Returns one of some items.</summary>
    public T One<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    /// <summary>Returns a key; there are so few that they are often taken.</summary>
    public string NewKey() => $"{prefix}{random.Next(1, 7)}";

    /// <summary>Returns an id.</summary>
    public string NewId()
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }

    /// <summary>Returns a value for a field.</summary>
    public JsonNode? Value(ModelField field, bool needed)
    {
        if (!needed && Chance(10))
        {
            return null;
        }
        return field switch
        {
            { Name: "username" } => Spelled($"{prefix}user{random.Next(1, 6)}"),
            { Type: "string", MaxLength: { } max } when Chance(2) => new string('é', max + 1),
            { Type: "string" } => needed ? One(Texts[..4]) : One(Texts),
            { Name: "estimated_time" } => One([0, 30, 90]),
            { Type: "datetime" } when PlanningFields.Contains(field.Name) => Chance(70) ? Start() : One(["", "1980-01-01T00:00:00Z"]),
            { Name: "date_closed" or "date_reported_by_company" } => One(Dates[..3]),
            { Type: "int" } => random.Next(-1, 4),
            { Type: "bool" } => Chance(50),
            { Type: "datetime" } => One(Dates),
            { Type: "guid" } => One(Guids),
            { Type: "list" } => JsonNode.Parse(One(Lists)),
            _ => throw new InvalidOperationException($"{field.Name} has the unknown type {field.Type}."),
        };
    }

    /// <summary>Returns one of a few times at which work can be planned. They often overlap, but not with those of other clients.</summary>
    public string Start() => new DateTime(2041, 1, 1, 8, 0, 0, DateTimeKind.Utc).AddDays(prefix[1]).AddHours(random.Next(6) / 2.0)
        .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Returns a value that means "nothing" for a reference of a form.</summary>
    public JsonNode? Nothing(bool isEmbedded) => random.Next(3) switch
    {
        0 => null,
        1 => "",
        _ => isEmbedded ? new JsonObject { ["name"] = "" } : "  ",
    };

    /// <summary>Returns a text as a client may spell it.</summary>
    public string Spelled(string text) => random.Next(8) switch
    {
        0 => $" {text} ",
        1 => text.ToUpperInvariant(),
        _ => text,
    };
}
