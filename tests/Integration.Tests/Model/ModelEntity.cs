using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Model;

/// <summary>A field of the published contract that holds a value, not a reference.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type in the table of fields: <c>string</c>, <c>int</c>, <c>bool</c> and so on.</param>
/// <param name="MaxLength">The maximum number of characters; null if there is no limit.</param>
/// <param name="IsRequired">Whether a new row must have a value.</param>
internal sealed record ModelField(string Name, string Type, int? MaxLength, bool IsRequired);

/// <summary>The fields by which a row refers to another.</summary>
/// <param name="Id">The field with the id, under which the model stores the reference.</param>
/// <param name="Key">The field with the key; null if there is none.</param>
/// <param name="Embedded">The field with the embedded object; null if there is none.</param>
/// <param name="Target">The name of the other entity.</param>
/// <param name="IsRequired">Whether a row must have one of the forms.</param>
internal sealed record ModelReference(string Id, string? Key, string? Embedded, string Target, bool IsRequired)
{
    /// <summary>The fields, in their order of precedence.</summary>
    public IEnumerable<string> Forms => new[] { Id, Key, Embedded }.OfType<string>();
}

/// <summary>
/// An entity as the published table of fields describes it. The model reads this table, so that it does not depend on what the product
/// declares. It leaves out the entities and fields that are the product's own.
/// </summary>
internal sealed class ModelEntity
{
    private static readonly string[] NeverDeleted = ["company", "db_address", "user"];

    // The server sets these fields of a work order. The model does not predict the number and the dates.
    private static readonly string[] SetByServer = ["id2", "date_create", "date_update", "date_status", "company_id", "company_code"];

    private ModelEntity(string name, JsonNode declared)
    {
        Name = name;
        Path = declared["path"]!.ToString();
        Key = declared["key"]!.ToString();
        JsonNode[] fields =
            [.. declared["fields"]!.AsArray().Select(field => field!).Where(field => IsSent(field) && field["own"] is null)];
        References =
        [
            .. from id in fields
               where id["by"]?.ToString() == "id"
               let stem = id["name"]!.ToString()[..^"_id".Length]
               select new ModelReference(
                   $"{stem}_id",
                   fields.FirstOrDefault(field => IsKeyOf(field, id, stem)) is { } key
                       ? NameOf(key) : null,
                   fields.Any(field => field["entity"] is not null && NameOf(field) == stem) ? stem : null,
                   id["refers_to"]!.ToString(),
                   id["one_of"] is not null),
        ];
        Values =
        [
            .. from field in fields
               where field["by"] is null && field["name"]!.ToString() is var text && text != "id"
                   && field["type"]!.ToString() is not ("embedded" or "decimal")
                   && References.All(reference => reference.Embedded != text)
               select new ModelField(
                   field["name"]!.ToString(), field["type"]!.ToString(), field["max"]?.GetValue<int>(), field["required"] is not null),
        ];
    }

    /// <summary>The entities that clients can write, and the countries, which they can only read.</summary>
    public static IReadOnlyDictionary<string, ModelEntity> All { get; } =
        JsonNode.Parse(File.ReadAllText(System.IO.Path.Join(AppContext.BaseDirectory, "contract-fields.json")))!.AsObject()
            .Where(entity => entity.Value!["key"] is not null && entity.Value!["source"]!.ToString() != "own")
            .ToDictionary(entity => entity.Key, entity => new ModelEntity(entity.Key, entity.Value!));

    /// <summary>The entities that clients can write.</summary>
    public static IReadOnlyList<ModelEntity> Writable { get; } = [.. All.Values.Where(entity => entity.Name != "db_country")];

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The name in URLs.</summary>
    public string Path { get; }

    /// <summary>The field that identifies a row in other systems.</summary>
    public string Key { get; }

    /// <summary>The fields that hold values, including the key.</summary>
    public IReadOnlyList<ModelField> Values { get; }

    /// <summary>The references.</summary>
    public IReadOnlyList<ModelReference> References { get; }

    /// <summary>The fields that follow from others: the company of a work order is that of its project.</summary>
    public IReadOnlyList<string> Derived => IsOrder ? ["company_id"] : [];

    /// <summary>Whether the rows are work orders.</summary>
    public bool IsOrder => Name == "jobs";

    /// <summary>Whether rows are archived instead of deleted.</summary>
    public bool IsNeverDeleted => NeverDeleted.Contains(Name);

    /// <summary>The reference to the parent in a hierarchy, which must not have cycles; null if there is none.</summary>
    public string? Parent => References.FirstOrDefault(reference => reference.Id is "_parent_id" or "parent_id")?.Id;

    /// <summary>Whether at most one row is the default.</summary>
    public bool HasDefault => Values.Any(value => value.Name == "is_default");

    /// <summary>Returns whether a text is trimmed: a key, a code of another row, or a user name.</summary>
    public bool IsTrimmed(string field) => field == Key || field == "username";

    /// <summary>Returns the type of a field that the model predicts; null for other fields.</summary>
    public string? TypeOf(string field) =>
        References.Any(reference => reference.Id == field) || Derived.Contains(field) ? "guid"
        : Values.FirstOrDefault(value => value.Name == field)?.Type;

    private bool IsSent(JsonNode field) => field["read_only"] is null && !(IsOrder && SetByServer.Contains(NameOf(field)));

    private static string NameOf(JsonNode field) => field["name"]!.ToString();

    private static bool IsKeyOf(JsonNode field, JsonNode id, string stem) =>
        field["by"]?.ToString() == "key" && field["refers_to"]!.ToString() == id["refers_to"]!.ToString()
        && NameOf(field) is var key && key.StartsWith($"{stem}_", StringComparison.Ordinal)
        && (key.EndsWith("_code", StringComparison.Ordinal)
            || key.EndsWith("_reference_back_office", StringComparison.Ordinal));

    /// <inheritdoc/>
    public override string ToString() => Path;
}
