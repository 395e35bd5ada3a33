using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;

namespace WorkOrders.Integration.Tests.MasterData;

/// <summary>The entities of master data that clients can write, the ways to address their rows, and rows to send.</summary>
internal static class MasterDataTable
{
    /// <summary>The entities.</summary>
    public static IEnumerable<Entity> Entities =>
        EntityModel.Contract.Entities.Where(entity => entity is { IsAggregate: false, IsShared: false });

    /// <summary>The forms in which a URL addresses a row by its id or by its key.</summary>
    public static readonly IReadOnlyList<string> Addresses = ["({id})", "('{id}')", "/{id}", "({field}='{key}')"];

    /// <summary>The keys of demo rows to which rows of other entities must refer.</summary>
    private static readonly Dictionary<Type, string> Demo = new()
    {
        [typeof(User)] = "T01",
        [typeof(Skill)] = "GAS",
        [typeof(HolidayCalendar)] = "BE",
    };

    /// <summary>Every entity with every form of address.</summary>
    public static IEnumerable<TestCaseData> EntitiesAndAddresses =>
        from entity in Entities
        from address in Addresses
        select new TestCaseData(entity, address).SetArgDisplayNames(entity.Path, address);

    /// <summary>Returns a path of a row.</summary>
    public static string Path(Entity entity, string address, string id, string key) => $"/api/{entity.Path}{address
        .Replace("{id}", id, StringComparison.Ordinal)
        .Replace("{field}", entity.Key.Name, StringComparison.Ordinal)
        .Replace("{key}", Uri.EscapeDataString(key.Replace("'", "''", StringComparison.Ordinal)), StringComparison.Ordinal)}";

    /// <summary>Returns a complete row with a key: the required fields have values.</summary>
    public static JsonObject Row(Entity entity, string key)
    {
        var row = new JsonObject { [entity.Key.Name] = key };
        foreach (var field in entity.Fields.Where(field => field.IsRequired))
        {
            row[field.Name] ??= field.Kind switch
            {
                FieldKind.Integer => 1,
                FieldKind.Date => "2026-05-01",
                FieldKind.TimeOfDay => "07:30",
                FieldKind.Instant => $"2026-05-0{(field.Name.EndsWith("_to", StringComparison.Ordinal) ? 2 : 1)}T00:00:00Z",
                // A user name must be unique.
                _ => $"{field} {key}",
            };
        }
        foreach (var reference in entity.References.Where(reference => Demo.ContainsKey(reference.Target.Type) && reference.IsRequired))
        {
            row[reference.Key!.Name] = Demo[reference.Target.Type];
        }
        if (entity.Type == typeof(JobStatus))
        {
            row["system_job_status_code"] = "Open";
        }
        return row;
    }

    /// <summary>
    /// Returns a field that is neither the key nor required, for the texts North and South: a text, or else the sales organization.
    /// </summary>
    public static string OptionalText(Entity entity) => entity.Fields.FirstOrDefault(field => field is
        { Kind: FieldKind.Text, IsRequired: false, IsReadOnly: false } && field != entity.Key
        && entity.References.All(reference => reference.Key != field))?.Name ?? "sales_organization_code";

    /// <summary>Creates a tenant with the sales organizations North and South.</summary>
    public static async Task<TestTenant> CreateTenant()
    {
        var tenant = await TestTenant.Create();
        foreach (var code in new[] { "North", "South" })
        {
            await tenant.Call(HttpMethod.Put, $"/api/SalesOrganization(code='{code}')", new JsonObject { ["name"] = code });
        }
        return tenant;
    }

    /// <summary>Adds a row of the entity of which the demo tenant has none.</summary>
    public static Task AddUserSkill(this TestTenant tenant) =>
        tenant.Call(HttpMethod.Post, "/api/UserSkill", Row(Entity.Of<UserSkill>(), "T01-GAS"));

    /// <summary>Returns an unused key.</summary>
    public static string NewKey() => $"K'{Guid.CreateVersion7():n}"[..20];

    /// <summary>Sends a request with headers.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="method">The method.</param>
    /// <param name="path">The path.</param>
    /// <param name="body">The body; null for none.</param>
    /// <param name="headers">The headers, each as <c>name: value</c>.</param>
    public static async Task<Answer> Call(
        this TestTenant tenant, HttpMethod method, string path, JsonNode? body, params string[] headers)
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Content = body is null ? null : JsonContent.Create(body, new MediaTypeHeaderValue("application/json")),
        };
        foreach (var header in headers.Select(header => header.Split(": ", 2)))
        {
            request.Headers.TryAddWithoutValidation(header[0], header[1]);
        }
        using var response = await tenant.Http.SendAsync(request);
        return await Answer.Read(response);
    }
}
