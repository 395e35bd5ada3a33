using System.Text;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.References;

/// <summary>Master data as it is stored, and bodies that differ a little.</summary>
internal static class MasterDataExtensions
{
    private static readonly string[] Tables =
    [
        "sales_organization", "job_status", "job_type", "job_priority", "skill", "equipment_family", "equipment_brand", "equipment_model",
        "project_status", "\"user\"", "company", "contact", "db_address", "project",
    ];

    /// <summary>A row by its key, every column of it; null when there is none.</summary>
    public static async Task<JsonNode?> FindRow(this TestTenant tenant, string table, string key, string keyColumn = "code") =>
        await tenant.Ask<string>($"select to_json(t)::text from {table} t where tenant_id = @tenant and {keyColumn} = @key", new { key }) is { } row
            ? JsonNode.Parse(row)
            : null;

    /// <summary>All master data of the tenant, with the version, the time and the transaction of each row.</summary>
    public static async Task<string> MasterDataSnapshot(this TestTenant tenant)
    {
        var text = new StringBuilder();
        foreach (var table in Tables)
        {
            text.Append(await tenant.Ask<string>($"select string_agg(t::text, chr(10) order by id) from {table} t where tenant_id = @tenant")).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>The same body with some fields set, as JSON; null takes a field out.</summary>
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
