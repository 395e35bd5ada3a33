using System.Text;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.References;

/// <summary>Reads stored master data and modifies request bodies.</summary>
internal static class MasterDataExtensions
{
    private static readonly string[] Tables =
    [
        "sales_organization", "job_status", "job_type", "job_priority", "skill", "equipment_family", "equipment_brand", "equipment_model",
        "project_status", "\"user\"", "company", "contact", "db_address", "project",
    ];

    /// <summary>Returns all columns of a row by its key, or null if no row matches.</summary>
    public static async Task<JsonNode?> FindRow(this TestTenant tenant, string table, string key, string keyColumn = "code") =>
        await tenant.Ask<string>($"select to_json(t)::text from {table} t where tenant_id = @tenant and {keyColumn} = @key",
            new { key }) is { } row
            ? JsonNode.Parse(row)
            : null;

    /// <summary>Returns all master data of the tenant as text, including the version, timestamp and transaction of each row.</summary>
    public static async Task<string> MasterDataSnapshot(this TestTenant tenant)
    {
        var text = new StringBuilder();
        foreach (var table in Tables)
        {
            var rows = $"select string_agg(t::text, chr(10) order by id) from {table} t where tenant_id = @tenant";
            text.Append(await tenant.Ask<string>(rows)).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>Sets fields of a body from JSON and returns the body; a null removes the field.</summary>
    public static JsonObject With(this JsonObject body, string fields)
    {
        foreach (var (name, value) in JsonNode.Parse(fields)!.AsObject())
        {
            if (value is null)
            {
                body.Remove(name);
            }
            else
            {
                body[name] = value.DeepClone();
            }
        }
        return body;
    }
}
